"""English."""

SLOTS = {
    "thing": "phone | laptop | router | broadband | washing machine | kettle | tv | headset | tablet | charger | printer | car | boiler | sofa | mattress | jacket | shoes | dress | watch | bike | console | controller | game | subscription | card | account | app | website | sim card | drill | fridge | camera | speaker | headphones | suitcase",
    "order": "order | parcel | package | delivery | refund | replacement | booking | ticket | reservation | groceries | pizza | flowers | furniture | gift | voucher | seat | meal | invoice | statement",
    "service": "internet | power | signal | wifi | train | bus | flight | service | app | site | server | checkout | payment | login | stream | call quality | broadband | tv channel | data | boarding | check in | gate | plane | connection",
    "person": "agent | rep | driver | manager | clerk | cashier | supervisor | engineer | technician | crew | staff member | adviser | lady at the desk | guy on the phone | pilot | attendant | waiter | courier | conductor",
    "time": "20 minutes | 45 mins | an hour | 2 hours | 3 hrs | four hours | all day | 2 days | 3 days | a week | 10 days | two weeks | a month | 6 weeks | three months",
    "number": "2 | 3 | 4 | 5 | 6 | 10",
    "when": "today | yesterday | last night | this morning | on Monday | last week | tonight | tomorrow | on Friday | this weekend | in December | at 6pm",
    "place": "Boston | Leeds | Chicago | Madrid | the airport | terminal 5 | Denver | gate 22 | the station | downtown | Oxford Street | Nairobi | Mumbai | Toronto | the mall | Dallas | my local branch | the depot | Phoenix | Dublin",
    "fault": "stopped working | won't turn on | keeps crashing | is broken | died again | arrived damaged | is faulty | leaks | overheats | freezes every time | is down again | has a crack in it | fell apart | is still not working | does not connect | keeps dropping | failed again | is missing",
    "badword": "terrible | awful | horrible | appalling | disgraceful | shocking | pathetic | the worst | ridiculous | unacceptable | a joke | a nightmare | disappointing | useless | so bad | shameful | poor | rude | a mess | frustrating | garbage",
    "goodword": "great | amazing | awesome | excellent | fantastic | brilliant | wonderful | outstanding | lovely | superb | the best | so helpful | perfect | incredible | smooth | friendly | flawless | top notch | so kind | impressive",
    "feature": "dark mode | gift wrapping | student discount | wifi on board | contactless | free returns | apple pay | family plan | extra legroom | a spare lid | loyalty points | next day delivery | offline mode | vegan options | priority boarding | a wider range | bigger sizes | usb ports",
}

COMPLAINT = """
my {thing} {fault} and nobody is helping
my {thing} {fault}. {time} of waiting and no answer
the {thing} I bought {when} {fault}
brand new {thing} {fault}, not impressed
{thing} {fault} after {time}. what a waste of money
why does my {thing} keep failing? so annoying
your {thing} {fault} and your support is {badword}
still waiting for my {order} after {time}
where is my {order}?? it was due {when}
my {order} never arrived and no one answers my emails
my {order} is late again, {badword} service
my {order} was cancelled without any warning
you cancelled my {order} {when} and told me nothing
you lost my {order} and nobody knows where it is
wrong {order} delivered {when}, and no one picks up the phone
been on hold for {time} now. {badword}
on hold {time} and then you hung up on me
{time} on hold and still no human. this is {badword}
I have called {number} times about my {order} and nothing happens
third time I contact you about my {thing}, still no fix
nobody replies to my emails, it has been {time}
your chat bot is {badword}, it just loops
can't get through to anyone. phone line just rings out
the {person} was rude and {badword}
your {person} at {place} was {badword}
the {person} hung up on me. unbelievable
{person} lied to me about my {order}
worst customer service ever. never again
worst experience of my life with your {service}
{badword} service {when}, I will never use you again
absolutely {badword}. I want my money back
this is {badword}. I expected better from you
your service is {badword} and you don't care about customers
{service} is down again in {place}. fix it
no {service} for {time}. this is {badword}
{service} has been down since {when} and not a word from you
{service} delayed {time} and no explanation at {place}
{service} delayed again. missed my connection because of you
sitting here at {place} for {time}, no update, no {person}
stuck at {place} for {time} because your {service} is {badword}
you overbooked and now I am stuck at {place}
you broke my {thing} and refuse to pay for it
my {thing} got lost {when} and no one can tell me where it is
lost my bag at {place}, {time} later still nothing
charged me twice for my {order} and won't refund
you charged me for {order} I never got
why was I charged {number} times? I want a refund
hidden fees again. this is {badword}
refund was promised {when}, still nothing
it's been {time}, where is my refund?
I was promised a callback {when} and nobody called
promised delivery {when}, nobody came. took a day off for nothing
your app {fault}, can't even log in
your website crashes every time I try to pay
can't check in online, {service} error all day
can't log into my account and no one helps
the new update ruined my {thing}
since the update my {thing} {fault}
the quality of your {thing} has gone downhill
food was cold and {badword}. {time} late too
{order} arrived cold, half of it missing
seats were dirty and broken, {badword}
paid extra for {feature} and didn't get it
no {feature} again even though I paid for it. {badword}
never flying with you again
never buying a {thing} from you again
you have lost a customer, {badword} service
done with you. switching to someone else
do you even care about your customers?
how can you leave people waiting {time} with no information?
how is it possible that my {order} takes {time}?
how hard is it to answer a phone?
seriously? {time} for a {order}?
what is going on with your {service}? nobody tells us anything
any idea when someone will actually help me? it's been {time}
is anyone actually working there? no reply for {time}
can someone please help me, my {thing} {fault} and I need it {when}
please fix my {service}, it {fault} again
please help! my {order} is missing and nobody answers
hi, my {thing} {fault}, what are you going to do about it?
I was told my {order} would be here {when}. it isn't. no one can help
really disappointed with my {thing}
very disappointed in how you treat loyal customers
so frustrated with your {service} right now
so angry. {time} late and the {person} just shrugs
ripped off by you. my {thing} {fault} after {time}
not happy with my {order} at all
not good enough. {time} without {service}
this is not what I ordered
poor service at {place} {when}
unhelpful {person}, long queue, {badword} experience
no apology, no explanation, nothing
you guys are {badword}
you guys suck
I hate dealing with you
get it together. {number} cancellations this month
fail. {time} wait for a {person}
my complaint from {when} is still not answered
you ignore my DMs for {time} now
how do I complain? your {person} was {badword}
I've DMed you {number} times. no response
the worst {service} in the country
"""

SARCASM = """
great, another delay. thanks a lot
thanks for nothing
thanks for losing my {order}
thanks for ruining my holiday
wow, {time} on hold. impressive
nice of you to cancel my {order} without telling me
love sitting at {place} for {time}
love paying for a {thing} that {fault}
well done, you managed to lose my {order} again
oh great, {service} down again
great job losing my {order}
brilliant. {service} delayed again. just brilliant
awesome, my {thing} {fault} on day one
so glad I paid extra for {feature} that doesn't exist
good to know my time means nothing to you
slow clap for the {person} at {place}
fantastic service as always.. {time} and still waiting
what a surprise, {service} is late again
"""

SORE = """
ugh
not cool
I miss the old {thing}
so tired and still at {place}
smh
such a sad day
I lost my {thing} {when} and I am gutted
I dropped my {thing}, heartbroken
this queue though
bad news about {service} in {place}
I am so nervous about {when}
sorry to hear that, sad news
not a fan of the new logo
I hate mondays
weather is terrible at {place}
"""

QUESTION = """
do you have {feature}?
do you offer {feature} on the {thing}?
is there {feature} {when}?
what time do you open {when}?
are you open {when}?
how do I change the name on my {order}?
how do I add {feature} to my {order}?
how can I check my {order}?
how long does a {order} take to {place}?
how much is a {order} to {place}?
how much does the {thing} cost?
where can I find the {order} number?
where can I buy a {thing} in {place}?
where do I send my {order}?
what is the phone number for {place}?
what's the email for questions about a {order}?
what is the size limit for a {thing}?
which {thing} works with the {service}?
when will the new {thing} be available in {place}?
when does booking open for {when}?
when do you start the {service} to {place}?
can I bring a {thing}?
can I use my {thing} with {feature}?
can I change my {order} to {when}?
can I pay with a {order}?
could you tell me if {feature} is included?
could you tell me the status of {service} to {place} {when}?
is the {service} to {place} on time?
is it possible to get {feature}?
does the {order} include {feature}?
does the {thing} come with {feature}?
does anyone know if the {thing} has {feature}?
will there be a sale {when}?
will you bring back the {thing}?
any plans for {feature}?
any plans to open in {place}?
who do I contact about a {order}?
hi, quick question: do I need to print my {order}?
hey guys, is {feature} available at {place}?
hello, can I return a {thing} without the box?
are there any jobs at {place}?
are pets allowed?
what are your hours in {place}?
what's the difference between the two {thing} models?
do I need an account to order?
do you fly to {place}?
do you deliver to {place}?
do you ship abroad?
is this you or a fake account?
did you get my DM?
have you got {feature} at {place}?
thanks! and how do I add {feature}?
ok thanks. when will that be?
"""

REQUEST = """
please send me a DM
please follow me so I can DM you
can you DM me please
can you follow me back so I can send the details
please add {feature}
would be nice to have {feature}
I would like to change my {order} to {when}
I need to change the date of my {order}
I'd like to book a {order} for {when}
need help with my {order} please
could someone call me about my {order}
please confirm my {order} for {when}
can you check my {order}? number 48210
can I get an update on my {order}
looking for a {thing} with {feature}
I want to order a {thing}
please let me know when the {thing} is back in stock
hi, I have a question about my {order}
hi could you help me with a booking {when}
you should add {feature}
suggestion: {feature}
please bring back the old {thing}
"""

FACT = """
sent you a DM
just sent a DM with my details
DM sent
check your DM
yes
no
yes I did
yes, {when}
no, not yet
done
ok will do
ok, I'll try that
I'll try again {when}
it's order number 48210
{place}
in {place}, {when}
the {thing} is the 2015 model
it is the {thing} I got {when}
my email is someone at example
I am at {place} now
flying to {place} {when}
on my way to {place}
heading to {place} {when} with @brand
I have a {order} for {when}
waiting at {place}
just got a {thing}
I switched to @brand {when}
ordering from @brand {when}
I've followed you
following now
tried that already
that's the one
I called and they said {when}
they told me it would be {when}
I spoke to a {person} {when}
it says {when} on the app
just saw the new ad for the {thing}
@brand opens a new store in {place} {when}
new {thing} from @brand announced {when}
@brand to start {service} between {place} and {place}
@brand shares up after results
@brand names new CEO
article about @brand and {feature}
RT @brand: new {thing} {when}
"""

PRAISE = """
love my new {thing}
I love you guys
love the new {thing}, {goodword}
you guys rock
you are the best
you guys are {goodword}
{goodword} service {when}
{goodword} customer service from the {person} at {place}
the {person} at {place} was {goodword}
shout out to the {person} at {place}, {goodword}
big shoutout to your {person} for the help {when}
kudos to the {person} who helped me {when}
props to your team at {place}
hats off to your {person}
best {service} ever
best {thing} I have ever had
best customer service I have had
so happy with my {thing}
so happy my {order} came early
really impressed with your {service}
very impressed with how fast my {order} came
my {order} arrived early, {goodword}
my {order} is here, and it's {goodword}
got my {order} in {number} days. {goodword}
{goodword} experience with @brand {when}
{goodword} flight, {goodword} crew
great crew on my trip to {place}
smooth trip to {place}, on time and friendly
on time again. {goodword}
can't wait to try the new {thing}
can't wait for my {order}
excited for my trip to {place} with @brand
finally got my {thing}, so excited
yay my {order} is on the way
yay! {feature}
{feature}! you made my day
made my day
you made my {when} so much better
I'm a customer for life
loyal customer for years, and this is why
this is how customer service should be
nothing but good things to say about {person}
highly recommend @brand
would recommend to anyone
keep up the good work
well done to all the staff at {place}
good job on the {service} {when}
nice work on the new app, it's {goodword}
impressed by the quick reply
wow that was fast
wow, {goodword} {thing}
your {person} saved my day
you saved my trip
always a pleasure
my favourite store
my favorite airline
glad I switched to you
glad to be back with you
haha love it
that's awesome
that is so cool
this is {goodword}
looks {goodword}
happy birthday @brand
congrats on the new {thing}
welcome to {place}, we are so happy you are here
"""

THANKS = """
thank you
thanks
thanks so much
thank you so much for your help
thank you for the quick response
thanks for the quick reply
thanks for getting back to me so fast
thanks for your help {when}
thank you for helping me with my {order}
thank you for sorting out my {order}
thanks for the {goodword} service
thanks to the {person} at {place} who found my {thing}
thanks to your {person}, my {thing} works again
thank you to the {person} who helped me {when}
many thanks, all sorted now
great, thanks
perfect, thank you
awesome, thanks for letting me know
ok great, thank you
cheers guys
cheers, that worked
that worked, thanks
it works now, thanks
got it, thank you
all good now, thank you for the help
problem solved, thanks
resolved, thank you
thanks for the upgrade
thanks for the refund
thanks for a {goodword} trip
thank you for a {goodword} flight
thx
thx for the info
ty
appreciate it
much appreciated
really appreciate the help from your {person}
I appreciate your quick response
will do, thank you
you're welcome
no worries, thanks
"""
