"""Hard sentences, written by hand: sarcasm, near misses, mixed feelings, quotes, other languages, what is not for us.

Columns: intents that would be right | queues | sentiment (- 0 +, several where people would differ) | failed channels | `!` for urgent | `y` an
answer is owed, `n` none, `?` either | text. A line that starts with `#` names a group.
"""

HARD = """
# sarcasm and irony
complaint vent | service | - | | | y | @acme oh brilliant, day six without a kettle. Keep it up!
complaint | service | - | delivery | | y | @acme five stars for hiding my parcel behind the bins in the rain
complaint vent | service | - | | | y | @acme congratulations on the shortest-lived toaster in history
complaint | service | - | phone | | y | @acme your hold music is my new favourite album, I've had 55 minutes of it
complaint vent | service | - | | | y | @acme I just love paying twice for the same thing
complaint | service | - | email | | y | @acme so glad my three emails were useful for decorating your spam folder
complaint vent | service pr | - | | | ? | sure @acme, because who needs a working lid anyway
complaint | service | - | delivery | | y | @acme 'next day delivery' apparently means next month. Cute.
complaint vent | service | - | | | y | @acme wow. just wow. the second replacement is worse than the first
complaint | service | - | chat | | y | @acme your chatbot offered me a poem. I asked for a refund.
complaint vent | service | - | | | y | @acme thank you so much for deleting my order history without asking
complaint vent | service | - | | | y | @acme nothing says quality like glue coming off on day one
complaint | service | - | store | | y | @acme lovely store in Leeds, shame about the man who laughed at my receipt
complaint | service | - | app | | y | @acme love the new update, now the app opens AND closes by itself
complaint vent | service | - | | | y | @acme great job breaking what used to work
complaint vent | service pr | - | | | ? | the acme kettle: for people who enjoy cold tea
complaint | service | - | phone | | y | @acme apparently I am 'important to you'. 40 minutes now.
complaint vent | service | - | | | y | @acme another Monday, another faulty kettle. Living the dream
complaint vent | service | - | | | y | Yeah right @acme, 'lifetime guarantee'
complaint vent | service | - | | | y | @acme 10/10 for the box, 0/10 for what's in it
# praise that sounds like trouble
praise | praise | + | | | ? | @acme damn this thing is insanely good
praise | praise | + | | | ? | @acme sick design, I'm obsessed
praise | praise | + | | | ? | @acme my husband keeps stealing my kettle, it's that good
praise | praise | + | | | ? | @acme I was ready to complain but the guy on the phone was an angel
praise | praise | + | | | ? | ten years of abuse by three kids and the @acme toaster refuses to die
praise | praise | + | | | ? | @acme not a single problem since 2015
praise | praise | + | | | ? | @acme can't stop using it, help 😂
praise | praise | + | | | ? | @acme nobody does customer care like you do
praise | praise | + | | | ? | @acme it survived a fall down the stairs, unbelievable!
praise | praise | + | | | ? | @acme bloody brilliant, cheers
praise | praise | + | | | ? | never thought I'd be excited about a kettle but here we are @acme ❤️
praise | praise | + | | | ? | @acme wasn't expecting much, was blown away
praise | praise | + | | | ? | @acme hats off to Priya in returns, no quibbles at all
praise | praise | + | | | ? | @acme less noisy than my old one and half the price, chuffed
praise | praise | + | | | ? | @acme it boils in no time, I hardly have time to complain about my boss
praise | praise | + | | | ? | @acme I have zero regrets
praise | praise | + | | | ? | @acme 🔥🔥🔥
praise | praise | + | | | ? | @acme you people are dangerous for my wallet
praise | praise | + | | | ? | Without @acme I would have been lost this Christmas, thank you
praise | praise | + | | | ? | @acme the replacement lid fits perfectly, problem gone
# near misses of danger
praise | praise | + | | | ? | @acme killer deal on the toasters today
praise talk | praise pr | + | | | ? | this acme kettle is fire
praise talk | praise pr | + | | | ? | the new acme ad gave me goosebumps, shocking how good it is
question purchase | service sales | 0 + | | | y | @acme is the fire red one still available?
question | service | 0 | | | y | @acme does it have protection against overheating?
question | service | 0 - | | | y | @acme could the handle get hot enough to burn a child?
question | service | 0 | | | y | @acme will the lid shut by itself if it falls?
talk praise | pr praise | + 0 | | | n | burning through my second box of tea with the acme kettle
complaint vent | service | - | | | y | @acme my bank account is bleeding because of your prices
complaint vent | service | - | | | y | @acme I nearly died of boredom in your queue
talk praise | pr praise | + 0 | | | n | my mate nearly choked laughing at the acme advert
question help | service | 0 - | | | y | @acme the instructions say risk of electric shock, which part should I not touch?
complaint | service | - | | | y | @acme your new logo burns my eyes
talk other question | pr service | 0 - | | | ? | smoke alarm went off because I burnt toast in my acme toaster again, my fault
complaint | service | - | | | y | @acme the colour is nothing like fire engine red
suggestion | service | 0 | | | y | @acme please put a warning about the hot steam into the manual
talk | pr | 0 | | | n | reading about the great fire of London with tea from the acme kettle
cancel complaint | service | - | | | y | @acme I'm cutting my losses and cancelling
question | service | 0 | | | y | @acme is it safe to use with hospital equipment nearby?
talk praise | pr praise | 0 + | | | n | Kill Bill on TV and a fresh brew from the acme kettle, perfect evening
# danger in plain words
complaint help | service | - | | ! | y | @acme flames came out of the base this morning
complaint help | service | - | | ! | y | @acme when I plug it in the wall socket goes black and stinks
complaint help | service | - | | ! | y | @acme the toaster would not switch off and the bread caught alight
complaint help | service | - | | ! | y | @acme my son is in A&E with burns on both hands
complaint help | service | - | | ! | y | @acme tingling in my fingers every time I touch the metal, is it live?
complaint help question | service | - 0 | | ! | y | @acme is it normal that I feel a current when I touch the switch?
complaint help | service | - | | ! | y | @acme a shard of metal was in my soup from your blender
complaint help | service | - | | ! | y | @acme the glass jug burst while I was pouring, blood everywhere
complaint help | service | - | | ! | y | @acme my wife had to be treated for carbon monoxide
complaint help | service | - | | ! | y | @acme the charger got so hot it melted into the carpet
complaint help | service | - | | ! | y | @acme dog ate a piece that broke off and is at the vet
complaint help | service | - | | ! | y | @acme someone logged into my account and changed the address
complaint help | service | - | | ! | y | @acme your newsletter went out with everybody's addresses in CC
complaint help | service | - | | ! | y | @acme I can't go on any more, I want it all to end
complaint help | service | - | | ! | y | @acme we all got food poisoning after your cooking class
complaint help | service | - | | ! | y | @acme the pan handle snapped and hot oil went over my feet
complaint help | service | - | | ! | y | @acme it blew the fuse and there was a flash
complaint help | service | - | | ! | y | @acme there's a gas smell coming from your heater
complaint help | service | - | | ! | y | @acme small thing: the plug sparks. no rush :)
complaint help | service | - | | ! | y | @acme my mum fainted from the fumes
# law, press, discrimination, outage: high, not urgent
complaint | service | - | | | y | @acme you'll be hearing from my solicitor
complaint | service | - | | | y | @acme this is a breach of the Consumer Rights Act
talk question other help complaint | pr | 0 | | | y | @acme I'm with the BBC and would like to talk to someone about the recall
complaint | service | - | | | y | @acme your clerk followed us around because we are black
complaint question help | service | - 0 | | | y | @acme is it just me or is everything down?
# failed channels: phone
complaint help | service | - | phone | | y | @acme I've been on the line since 9, nobody.
complaint help | service | - | phone | | y | @acme tried your helpline four times today, it just cuts out
complaint help | service | - | phone | | y | @acme does anyone ever pick up at your customer care number?
complaint help | service | - | phone | | y | @acme it rings and rings and then a recording tells me to go away
complaint help | service | - | phone | | y | @acme you never rang me back as agreed on Tuesday
complaint help | service | - | phone | | y | @acme 3 calls, 3 different answers, still no solution
complaint help | service | - | phone | | y | @acme your agent put the phone down on me
complaint help | service | - | phone | | y | @acme number 38 in the phone queue, is that a joke?
complaint help | service | - | phone | | y | @acme I have called and called and called. Help?
complaint help | service | - | phone | | y | @acme waiting for the call back you promised last Friday
complaint help | service | - | phone | | y | @acme the hotline hangs up after the menu
complaint help | service | - | phone | | y | @acme an hour and ten minutes listening to Vivaldi then disconnected
complaint help | service | - | phone | | y | @acme kept on hold for ages, gave up
complaint help | service | - | phone | | y | @acme your phone lines are closed whenever I'm off work
complaint help | service | - | phone | | y | @acme I rang support and the lady was unbelievably rude
# failed channels: email
complaint help | service | - | email | | y | @acme wrote to support@ two weeks ago, silence
complaint help | service | - | email | | y | @acme all my mails come back undeliverable
complaint help | service | - | email | | y | @acme I keep getting copy and paste replies by email
complaint help | service | - | email | | y | @acme still no answer to the email I sent on the 3rd
complaint help | service | - | email | | y | @acme fourth email. Will anyone read it?
complaint help | service | - | email | | y | @acme filled in your contact form twice, never heard back
complaint help | service | - | email | | y | @acme opened a ticket ten days ago and nobody has touched it
complaint help | service | - | email | | y | @acme do you people even look at your inbox?
complaint help | service | - | email | | y | @acme emailed, got 'we will reply within 48 hours'. That was in March.
complaint help | service | - | email | | y | @acme your support address bounced my message
# failed channels: chat
complaint help | service | - | chat | | y | @acme the chat window closes as soon as I type my order number
complaint help | service | - | chat | | y | @acme chatted with three agents, each started from zero
complaint help | service | - | chat | | y | @acme your virtual assistant doesn't understand a word
complaint help | service | - | chat | | y | @acme been waiting in live chat for 50 minutes
complaint help | service | - | chat | | y | @acme the bot sends me in circles, where is a human?
complaint help | service | - | chat | | y | @acme agent left the chat mid sentence
complaint help | service | - | chat | | y | @acme online chat says no agents available, all week
# failed channels: store
complaint help | service | - | store | | y | @acme your Oxford Street shop would not exchange it without a box
complaint help | service | - | store | | y | @acme drove 40 miles to your branch and it was shut
complaint help | service | - | store | | y | @acme staff in your Bath store couldn't care less
complaint help | service | - | store | | y | @acme one till open, twenty people waiting, great shop
complaint help | service | - | store | | y | @acme the girl at the counter rolled her eyes at me and walked off
complaint help | service | - | store | | y | @acme the store told me to call you, you tell me to go to the store
complaint help | service | - | store | | y | @acme security in the shop searched my bag for no reason
# failed channels: website and app
complaint help | service | - | website | | y | @acme the site logs me out at payment
complaint help | service | - | website | | y | @acme your page shows a blank screen on Firefox
complaint help | service | - | website | | y | @acme the password reset mail never comes
complaint help | service | - | website | | y | @acme basket keeps emptying on your website
complaint help | service | - | website | | y | @acme promo field on the checkout rejects every code
complaint help | service | - | website | | y | @acme returns portal gives error 403
complaint help | service | - | app | | y | @acme since yesterday the app only shows a spinning wheel
complaint help | service | - | app | | y | @acme app crashes on my Pixel as soon as I tap 'orders'
complaint help | service | - | app | | y | @acme the app will not pair with my kettle any more
complaint help | service | - | app | | y | @acme can't sign in to the app after the update
complaint help | service | - | app | | y | @acme your app ate my loyalty points
complaint help | service | - | app | | y | @acme android app: black screen, reinstalled three times
# failed channels: delivery
complaint help question | service | - 0 | delivery | | y | @acme any idea where my package is? Was due Monday
complaint help | service | - | delivery | | y | @acme the driver marked it as delivered, I was home all day, nothing
complaint help | service | - | delivery | | y | @acme parcel left with a neighbour I don't have
complaint help | service | - | delivery | | y | @acme shipped on the 2nd, stuck in Leipzig since
complaint help | service | - | delivery | | y | @acme the box arrived open and half of it gone
complaint help | service | - | delivery | | y | @acme took a day off for your delivery and nobody came
complaint help | service | - | delivery | | y | @acme rescheduled for the third time, will it ever arrive?
complaint help | service | - | delivery | | y | @acme you sent my order to my old address
complaint help | service | - | delivery | | y | @acme tracking hasn't moved for eight days
complaint help | service | - | delivery | | y | @acme courier chucked it over the hedge
# failed channels: social
complaint help | service | - | social | | y | @acme I DM'd you a week ago as you asked. Crickets.
complaint help | service | - | social | | y | @acme why do you delete my comments?
complaint help | service | - | social | | y | @acme you only reply to people with blue ticks
complaint help | service | - | social | | y | @acme I've sent my order number by DM twice, no reaction
complaint help | service | - | social | | y | @acme your team on here keeps ignoring me
complaint help | service | - | social | | y | @acme left on read for four days
# several channels
complaint help | service | - | phone email | | y | @acme no one answers the phone, no one answers mails, do you exist?
complaint help | service | - | phone chat | | y | @acme phone: 1 hour on hold. Chat: closed. What now?
complaint help | service | - | store website | | y | @acme the website says in stock, the shop says no, and the site won't let me order
complaint help | service | - | email social | | y | @acme two emails and two DMs unanswered
complaint help | service | - | phone delivery | | y | @acme my order never came and your hotline just rings out
# near misses of failed channels
praise | praise | + | | | ? | @acme got through on the phone in ten seconds, impressed
praise | praise | + | | | ? | @acme the chat agent Maya was patient and kind
praise | praise | + | | | ? | @acme your email team replied within the hour, thank you
praise | praise | + | | | ? | @acme best app I have, never crashed once
praise | praise | + | | | ? | @acme the courier even carried it upstairs, what a star
praise | praise | + | | | ? | @acme the new website is so much faster
question | service | 0 | | | y | @acme can I reach you by phone on Saturdays?
question | service | 0 | | | y | @acme what's the email for warranty claims?
question | service | 0 | | | y | @acme is there a live chat?
question | service | 0 | | | y | @acme which courier do you use for Norway?
question purchase | service sales | 0 | | | y | @acme does the shop in York have the blue one?
question | service | 0 | | | y | @acme does the app work on an old iPad?
question help | service | 0 | | | y | @acme should I call or email for a spare part?
complaint | service | - | | | y | @acme my phone fell into your kettle and now the kettle is dead
complaint | service | - | | | y | @acme the phone charger I bought from you broke
complaint | service | - | | | y | @acme the letter box I ordered is rusty
talk other | pr service | 0 | | | ? | I'm on the phone with my mum while the acme kettle boils
suggestion | service | 0 | | | y | @acme an app for the kettle would be nice
other question help | service | 0 | | | y | @acme sent you an email just now with the photos, order 1123
other question help | service | 0 | | | y | @acme I've just DMed you my address as asked
praise | praise | + | | | ? | @acme delivery two days early and the driver waved. Lovely.
question | service | 0 | | | y | @acme how long is the phone line open today?
complaint | service | - | | | y | @acme the store brand filter does not fit your jug
praise | praise | + | | | ? | @acme no waiting on the phone, no chatbot, just a human. Thank you!
other help question | service | 0 | | | y | @acme please call me, number is in my profile
# repeated contact and tired people
complaint help | service | - | | | y | @acme for the umpteenth time: where is my refund?
complaint help | service | - | | | y | @acme asked in May, asked in June, asking again
complaint help | service | - | | | y | @acme I have explained this to six of your people now
complaint | service | - | | | y | @acme third replacement, same crack
complaint help | service | - | | | y | @acme hello? still here. still waiting.
complaint help | service | - | | | y | @acme passed from pillar to post for a month
complaint help | service | - | | | y | @acme as you'd know if you had read my last message, I already sent the receipt
# mixed feelings
complaint | service | - 0 | | | y | @acme fantastic kettle but the cable is ridiculously short
complaint | service | - 0 | delivery | | y | @acme product 5 stars, delivery 0 stars
complaint | service | - 0 | | | y | @acme I want to love it but the lid squeaks
complaint | service | - 0 | app | | y | @acme nice toaster, awful app, keeps losing the connection
complaint help | service | - 0 | | | y | @acme thanks for the quick refund, but where's the replacement?
complaint | service | - 0 | phone | | y | @acme your staff are lovely once you get through. It took me 70 minutes.
complaint | service | - 0 | | | y | @acme great design, poor quality
praise | praise | + | | | ? | @acme expensive, yes, but worth every penny
praise | praise | + | | | ? | @acme had a wobble at the start, now I wouldn't swap it for the world
complaint | service | - 0 | | | y | @acme been a fan for years, but the new model is a step back
complaint help question | service | - 0 | | | y | @acme love you guys, but why was I billed in dollars?
complaint | service | - 0 | store | | y | @acme helpful lady at the till, rude manager in the same shop
# negation
complaint | service | - | | | y | @acme not what I'd call a premium product
complaint | service | - | | | y | @acme I can't say I'm impressed
praise | praise | + | | | ? | @acme couldn't have asked for better service
complaint | service | - | | | y | @acme nothing about this was easy
praise | praise | + | | | ? | @acme I have never not been happy with you
complaint | service | - | | | y | @acme the instructions are no help whatsoever
complaint | service | - | | | y | @acme hardly worth the money
praise | praise | + | | | ? | @acme it isn't cheap and it isn't bad either, it's superb
complaint | service | - | | | y | @acme didn't work, doesn't work, won't work
complaint | service | - | | | y | @acme I don't think I've ever been treated well by you
# emoji and few words
complaint vent | service | - | | | y | @acme 🤬🤬🤬
praise | praise | + | | | ? | @acme 😍😍
complaint vent other | service | - 0 | | | ? | @acme 🙄
complaint | service | - | delivery | | y | @acme 📦❌ where is it 😡
other help question | service | 0 - | | | y | @acme ???
other help question | service | 0 | | | y | @acme hi
other help question | service | 0 | | | y | @acme are you there
complaint | service | - | | | y | @acme refund. now.
complaint | service | - | | | y | @acme broken again 😭
praise | praise | + | | | ? | @acme 👌🏽 perfect
# quotes and reports of others
complaint | service | - | phone | | y | @acme your agent said 'not my problem' and hung up
complaint | service | - | | | y | @acme "easy to clean" it says. It is not.
question help | service | 0 - | | | y | @acme the manual says "contact support if it leaks", so: how?
talk praise | pr praise | 0 + | | | n | my nan says her acme kettle is "older than the Queen's corgis"
complaint | service | - | | | y | @acme you wrote "we are sorry for the inconvenience". I don't need sorry, I need a kettle.
talk | pr | 0 - | | | n | people who say "the acme kettle is bad" have never owned one
talk | pr | 0 | | | n | RT @kettlefan: acme kettle wins design prize
# help without complaint
help question | service | 0 | | | y | @acme how do I descale it?
help question | service | 0 | | | y | @acme could you send me the receipt again?
help question | service | 0 | | | y | @acme I moved house, how do I change my delivery address?
help question | service | 0 | | | y | @acme my daughter lost the lid, can I get a new one?
help question | service | 0 | | | y | @acme anyone know which fuse it takes?
help question | service | 0 | | | y | @acme which button resets it
help question | service | 0 - | | | y | @acme I think I did something wrong, it beeps three times
help question | service | 0 | | | y | @acme need to update my card details
help question | service | 0 | | | y | @acme forgot my password, what now?
help question | service | 0 | | | y | @acme please resend the invoice with our VAT number
# purchase, cancel, suggestion
purchase question | sales service | 0 | | | y | @acme do you deliver to the Isle of Man and what would it cost?
purchase | sales | 0 + | | | y | @acme I'm after a red toaster for my sister's wedding, any recommendations?
purchase | sales | 0 | | | y | @acme Black Friday deals this year?
purchase | sales | 0 + | | | y | @acme take my money! when's the copper one out?
purchase question | sales service | 0 | | | y | @acme trade account for cafes: who do I speak to?
cancel | service | - 0 | | | y | @acme please stop my subscription from next month
cancel complaint | service | - | | | y | @acme enough. I'm off to Zenith.
cancel | service | - 0 | | | y | @acme how can I get out of my contract early?
cancel complaint | service | - | | | y | @acme after 12 years as a customer I'm done
suggestion | service | 0 + | | | y | @acme have you thought of a left-handed version?
suggestion | service | 0 + | | | y | @acme a longer cable would be a dream
suggestion | service | 0 - | | | y | @acme you really ought to label the switch
# talk, not to us
talk | pr | 0 | | | n | acme kettle on, feet up
talk praise | pr praise | 0 + | | | n | nothing beats a cuppa from the acme kettle on a rainy day
talk | pr | 0 | | | n | The acme kettle factory opens its doors to visitors in May
talk | pr | 0 | | | n | wrote 500 words about acme kettle history today
talk | pr | 0 | | | n | Acme kettle vs Zenith: a comparison of energy use
talk | pr | 0 | | | n | anyone else watching the acme kettle documentary?
talk | pr | 0 - | | | n | my cat hates the sound of the acme kettle
talk | pr | 0 | | | n | found an acme kettle from 1962 at the flea market
talk vent complaint | pr service | - | | | ? | acme kettle? would not touch it with a bargepole
talk | pr | 0 | | | n | just put the acme kettle on, who wants tea?
# thanks and endings
praise other | praise service | + 0 | | | ? | @acme ok thanks
praise other | praise service | + 0 | | | ? | @acme cheers, that did it
praise | praise | + | | | ? | @acme all sorted now, you were right about the switch
praise | praise | + | | | ? | @acme just got the refund, thank you for sorting it so fast
complaint help | service | - | | | y | @acme thanks but that did not work
complaint help | service | - | | | y | @acme 'resolved'? it is not resolved
# spam near misses
complaint help | service | - | | | y | @acme your payment link looks like a scam, can you check? https://pay.example
complaint | service | - | | | y | @acme your voucher code 50OFF does not work, I want what was advertised
question help | service | 0 - | | | y | @acme got a message that I won a free kettle, is that you? https://x.example
complaint | service | - | | | y | @acme your influencer promised a free gift with every order, I got none
purchase | sales | 0 | | | y | @acme do you offer wholesale prices? we'd buy 200 kettles
question | service | 0 | | | y | @acme are the free spins in your app game paid with real money?
praise talk | praise pr | + | | | ? | I reviewed the acme kettle on my channel, link in bio
other suggestion question purchase talk help | service sales pr | 0 + | | | ? | @acme I run a cooking blog with 20k readers and would love to work with you
complaint help | service | - | | | y | @acme I signed up for your newsletter to get 10% off and never got the code
question purchase | service sales | 0 | | | y | @acme is the giveaway open to people in Ireland?
# hard German
complaint help | service | - | delivery | | y | @acme Paket laut DHL zugestellt, hier ist aber nichts
complaint help | service | - | phone | | y | @acme in der Hotline fliegt man nach 30 Minuten raus
praise | praise | + | | | ? | @acme da kann man nicht meckern
complaint vent | service | - | | | y | @acme na super, schon wieder kaputt
complaint help | service | - | | ! | y | @acme aus dem Toaster schlugen Flammen
question | service | 0 | | | y | @acme passt der Filter auch in das alte Modell?
complaint | service | - | email | | y | @acme auf drei Mails kam nie was zurück
complaint | service | - 0 | | | y | @acme schönes Gerät, leider viel zu laut
cancel | service | - 0 | | | y | @acme ich möchte meinen Vertrag kündigen
# hard French
complaint help | service | - | delivery | | y | @acme colis marqué livré mais rien dans la boîte aux lettres
complaint vent | service | - | | | y | @acme super, encore une bouilloire qui fuit
praise | praise | + | | | ? | @acme rien à redire, c'est parfait
complaint help | service | - | phone | | y | @acme impossible de vous joindre par téléphone
complaint help | service | - | | ! | y | @acme mon fils s'est brûlé avec la vapeur
question help | service | 0 | | | y | @acme comment détartrer la bouilloire ?
complaint | service | - | store | | y | @acme au magasin de Lille on a refusé de me rembourser
# hard Spanish
complaint help | service | - | delivery | | y | @acme pone entregado y aquí no ha llegado nada
complaint vent | service | - | | | y | @acme genial, otra vez roto
complaint help | service | - | phone | | y | @acme imposible hablar con una persona en el teléfono
praise | praise | + | | | ? | @acme no tengo ninguna queja, va de maravilla
complaint help | service | - | | ! | y | @acme me dio una descarga al tocar el mango
question help | service | 0 | | | y | @acme ¿cómo cambio el filtro?
# hard Portuguese and Italian
complaint help | service | - | delivery | | y | @acme diz que foi entregue mas não recebi nada
complaint vent | service | - | | | y | @acme ótimo, quebrou de novo
complaint help | service | - | phone | | y | @acme ninguém atende o telefone há dias
praise | praise | + | | | ? | @acme sem reclamações, recomendo
complaint help | service | - | | ! | y | @acme saiu fumaça da tomada
complaint help | service | - | delivery | | y | @acme risulta consegnato ma non ho ricevuto niente
complaint vent | service | - | | | y | @acme fantastico, si è rotto di nuovo
complaint help | service | - | phone | | y | @acme al numero verde non risponde mai nessuno
praise | praise | + | | | ? | @acme niente da dire, funziona benissimo
complaint help | service | - | | ! | y | @acme mi sono ustionata con il vapore
# nobody here can read them: a person must look
other | service | 0 | | | y | @acme чайник течёт, куда обращаться?
other | service | 0 | | | y | @acme 注文した商品がまだ届きません
other | service | 0 | | | y | @acme 주전자가 고장났어요
other | service | 0 | | | y | @acme الشاحن لا يعمل
other | service | 0 | | | y | @acme ο βραστήρας δεν λειτουργεί
other | service | 0 | | | y | @acme su ısıtıcısı bozuldu, ne yapmalıyım?
other | service | 0 | | | y | @acme vattenkokaren läcker och ingen svarar
other | service | 0 | | | y | @acme केतली काम नहीं कर रही है
"""
