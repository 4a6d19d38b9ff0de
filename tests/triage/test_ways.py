"""Sentences written when the lists of failed channels and of danger were done, and what was found in them at first sight.

Before anybody had looked, channels were found with a precision of 0.96 at a recall of 0.68 and danger with 0.83 at 0.71 in the first 85; in the
50 after them, with 1.0 at 0.90 and 1.0 at 0.80. What was missing has gone into the lists. Columns: failed channels | `!` for urgent | text.
"""

from __future__ import annotations

from socialwatch.model.words import Channel, Priority, Queue
from tests.triage.builders import judged

TABLE = """
phone |  | @acme Spent my whole lunch break on hold with your support line and then the call just dropped.
phone |  | Been trying to get through to @acme customer service since 8am. No joy.
phone |  | @acme is there actually anyone working in your call centre? 90 mins and counting
phone |  | @acme your automated menu sends me back to the start every time I press 3
phone |  | Nobody at @acme will return my calls.
phone |  | @acme I've rung five times this week and every time I get a different story
phone |  | @acme you people never answer your phones
email |  | @acme I've sent you 4 emails over 2 weeks and haven't had a single response
email |  | Still waiting for @acme to answer my email from 12 October.
email |  | @acme your reply to my complaint email was obviously written by a robot and didn't address anything
email |  | @acme customer support hasn't replied to my message in 9 days
chat |  | @acme Your live chat is a joke. Waited in the queue for 45 mins only to be disconnected.
chat |  | @acme the chat bot just keeps repeating the same three options
chat |  | Tried @acme's web chat, got told to call. Called, got told to use web chat. Brilliant.
store |  | @acme went to your Manchester store to return it and was told they don't accept online returns. Ridiculous.
store |  | The staff at @acme in Westfield were so rude to my mother today.
store |  | @acme waited 30 minutes at the counter and nobody served me
website |  | @acme I keep getting an error at checkout, tried three different cards
website |  | @acme your website has logged me out five times while ordering
website |  | Is the @acme website broken? Can't add anything to my cart.
website |  | @acme can't reset my password, the link has expired every time
app |  | @acme since the new update your app is completely unusable
app |  | @acme the app won't let me track my order
app |  | Your app just shows a white screen @acme, iPhone 14
delivery |  | @acme My order was supposed to arrive on Friday and there's still no sign of it
delivery |  | @acme delivery driver left my package in the pouring rain, everything is soaked
delivery |  | It's been 3 weeks since I ordered from @acme and nothing has turned up.
delivery |  | @acme tracking says "delivered" but I never got it
delivery |  | Parcel from @acme delivered to the wrong house AGAIN
delivery |  | @acme your couriers are useless, they never even rang the bell
social |  | @acme I've DM'd you three times and you keep ignoring me
social |  | @acme why is nobody responding to my messages on Facebook?
social |  | Sent a DM to @acme on Monday, still nothing
social |  | @acme you asked me to DM you, I did, and now silence
phone delivery |  | @acme parcel lost, and when I call, the line goes dead
email phone |  | @acme no reply to emails, no answer on the phone. What do I have to do?
app website |  | @acme neither the app nor the website lets me log in
 |  | @acme my kettle stopped working after two weeks
 |  | @acme how can I contact your customer service by phone?
 |  | @acme love the new app design!
 |  | @acme do you have a live chat I can use?
 |  | @acme your store in Leeds is beautiful, great staff
 |  | @acme can I change the delivery address of my order?
 |  | @acme when will my order ship?
 |  | @acme I was overcharged on my last invoice
 |  | @acme could you email me the manual?
 |  | @acme what time does your Bristol store close on Sunday?
 |  | @acme the phone holder that came with it is too loose
 |  | @acme is there an app for Android?
 |  | @acme ordered two kettles, both have a dent
 |  | @acme great chat with Lisa from your team today, sorted in minutes
 |  | @acme I bought it in your shop last week and the lid is already loose
 |  | @acme delivery was quick but the kettle is noisy
 |  | @acme which website do I register the warranty on?
 |  | @acme I'd like to return an item I bought online to a store, is that possible?
 |  | @acme just off the phone with Tom, what a helpful man
 |  | @acme your newsletter emails are too frequent
 |  | @acme please stop emailing me
 |  | @acme I'll pick up the package tomorrow, thanks
 |  | @acme I dropped my kettle and the handle broke
 |  | @acme the refund still hasn't come through
 |  | @acme will you be at the store opening on Saturday?
 |  | Watching the @acme keynote on my phone, looks great
 | ! | @acme my 4 year old burned her hand because the outside gets boiling hot
 | ! | @acme the kettle exploded while I was pouring, glass everywhere
 | ! | @acme someone used my account to order €600 of stuff
 | ! | @acme I got a nasty electric shock from your toaster this morning
 | ! | @acme there was smoke coming from the plug and a horrible smell
 | ! | @acme I can see someone else's name, address and card on my account page!
 | ! | @acme my grandmother fell because the base slipped and broke her wrist
 | ! | @acme found a piece of metal in the soup made with your blender
 | ! | @acme I don't want to be here anymore, everything is pointless
 | ! | @acme battery is bulging and getting really hot, what do I do??
 | ! | @acme my son is allergic and the label didn't list nuts, he's in hospital
 | ! | @acme cable caught fire overnight, we could have died
 | ! | @acme the steam valve burst and scalded my arm
 | ! | @acme I think your app is leaking my data, strangers are texting me
 |  | @acme this sale is fire
 |  | @acme my phone died while ordering, can you check if it went through?
 |  | @acme you're killing me with these delays
 |  | @acme is the plug safe to use in the US?
 |  | @acme shocked at how good this is
 |  | @acme the new flavour is bomb
 |  | @acme the fire brigade calendar you sponsored is brilliant
 |  | @acme my old kettle died so I need a new one
 |  | @acme the print on the box bled a bit, looks cheap
phone |  | @acme third day running I can't reach anyone on your helpline
phone |  | @acme 52 minutes waiting for an agent on the phone. Fifty two.
phone |  | your call back service never calls back @acme
email |  | @acme is anybody reading support@acme.example? Sent two mails, zero answers
email |  | @acme ticket #88123 has been open for a month without an update
chat |  | @acme the agent in chat disconnected on me mid conversation
store |  | @acme your Glasgow shop was closed at 2pm on a Saturday?!
store |  | @acme the assistant in your store told me to "just google it"
website |  | @acme site keeps timing out at the payment step
app |  | @acme app logs me out every time I open it
app |  | @acme android app stuck on loading screen since this morning
delivery |  | @acme where on earth is my parcel, it's 10 days late
delivery |  | @acme package arrived but the box was empty
delivery |  | @acme your driver threw the box over the gate and cracked it
social |  | @acme DMs ignored for a week, so here I am in public
delivery |  | @acme Bestellung seit drei Wochen überfällig, wo bleibt mein Paket?
phone |  | @acme à chaque fois que j'appelle, on me raccroche au nez
app |  | @acme la app se cierra cada vez que la abro
website |  | @acme il sito mi dà errore quando provo a pagare
delivery |  | @acme minha encomenda está atrasada há duas semanas
 |  | @acme can you ring me back tomorrow afternoon?
 |  | @acme I emailed the photos this morning as you asked
 |  | @acme just downloaded the app, how do I add a second kettle?
 |  | @acme the website says 2 year warranty, does that cover the lid?
 |  | @acme popped into your store today, lovely displays
 |  | @acme my parcel came today, thank you
 |  | @acme your courier was lovely, tip him!
 |  | @acme I was on the phone to my sister when the kettle clicked off
 |  | @acme no reply needed, just wanted to say thanks
 |  | @acme never had to call support in five years
 |  | @acme I never got an invoice for order 5512
 |  | @acme how do I delete the app?
 |  | @acme the shop assistant at John Lewis recommended your kettle
 |  | @acme is the store card accepted online?
 |  | @acme forgot to mention in my email: the order number is 8812
 |  | @acme which shop sells the blue filter
 |  | @acme I called it Gerald, it is my favourite kettle
 |  | @acme I followed the chat on your livestream, great show
 |  | @acme the item is lighter than I expected
 |  | @acme order 3321: please cancel, I found it cheaper
 | ! | @acme the lid flew off and boiling water went all over my toddler
 | ! | @acme your heater set the curtains on fire
 | ! | @acme I got zapped when I touched the base with wet hands
 | ! | @acme another customer's bank details came up when I logged in
 | ! | @acme glass from the jug in my daughter's mouth, we are at A&E
 |  | @acme the heat setting is too hot for green tea
 |  | @acme I burnt the rice, my own fault, any tips?
 |  | @acme love the smoke grey colour
 |  | @acme does it have a child lock so nobody gets hurt?
 |  | @acme your customer service killed it today
"""


def rows() -> list[tuple[frozenset[Channel], bool, str]]:
    parts = [[part.strip() for part in line.split("|", 2)] for line in TABLE.strip("\n").splitlines()]
    return [(frozenset(map(Channel, failed.split())), mark == "!", text) for failed, mark, text in parts]


def test_failed_channels_are_found():
    found = [(frozenset(judged(text).failed_channels), failed) for failed, _, text in rows()]
    right = sum(len(got & want) for got, want in found)

    assert right >= 0.95 * sum(len(got) for got, _ in found)
    assert right >= 0.9 * sum(len(want) for _, want in found)


def test_danger_is_found_and_nothing_else_is_urgent():
    urgent = {text for _, _, text in rows() if judged(text).priority is Priority.URGENT}

    assert urgent == {text for _, is_urgent, text in rows() if is_urgent}


def test_none_of_them_is_spam_and_every_failure_is_owed_an_answer():
    assert [text for _, _, text in rows() if judged(text).queue is Queue.NOISE] == []
    assert [text for failed, is_urgent, text in rows() if (failed or is_urgent) and not judged(text).owes_answer] == []
