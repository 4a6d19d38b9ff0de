"""English: ways to the brand that failed, and what cannot wait."""

from __future__ import annotations

SETS = {
    "mail": "email emails mail mails message messages letter letters ticket tickets form",
    "goods": "order orders parcel parcels package packages delivery deliveries item items shipment product products",
    "site": "website site webpage page checkout webshop",
    "who": "my her his our their the your a daughters sons",
    "body": "hand hands finger fingers arm arms leg legs foot feet face skin mouth eye eyes tongue lip lips thumb wrist knee head baby daughter son kid child children toddler wife husband mum mother dad wrists",
}

LISTS = {
    "phone": """
        call back/callback service/request never/doesnt/not; never call/calls/called back; never rings/ring/rang back;
        trying/tried/try/struggling to get/getting through ?to; nobody/noone/never/dont/wont/wouldnt/not/no .. return/returns/returned/returning/answer/take my/our/any ?phone call/calls; rung .. times; press/pressing 2/3/4;
        minutes/hours/hour/mins .. then disconnected/cut/hung; called and called; rang and rang; put/puts/putting/slammed/slams the phone down; agent/rep/operator/lady/guy/woman/man/girl/adviser/advisor/support/service/staff .. hung/hangs up; and/then/just/simply hung up; once/before/until you/i ?can ?finally get/got through; took .. to get through;
        on the phone for ages/hours/ever/over; nobody/noone rings/calls/called/rang/phones ?me ?us back;
        no one rings/calls/called/rang/phones ?me ?us back; nobody/noone at .. helpdesk/helpline/hotline;
        left .. voicemail/voicemails/messages/message .. nothing/no/nobody; on the line .. cut/hung/disconnected; phone menu;
        phone .. none of them; phoned/rang/called your helpline/hotline .. couldnt/no/useless/nothing;
        call centre/center who couldnt/cant; gave up .. phone/hold/calling; press/pressed 1; phone .. engaged;
        ?your phone/hotline/helpline line/lines keeps/kept/is/was/are/has/rings/puts/just/goes/dead/busy/engaged/always;
        phone ?line .. on hold; on hold .. phone; line keeps me on hold; hold .. phone line; me/us on hold;
        i/ive/im/we/weve was/been/am/were/spent/have on hold; been/sat/sitting/waiting/waited/stuck/hours/minutes/mins on hold;
        on hold for .. minutes/mins/min/hour/hours/hr/hrs; on hold with you/your/customer/support; on hold again; hold music;
        being put on hold; put on hold; nobody/noone picks/pick/picked/picking up; no one picks/pick/picked/picking up;
        nobody/noone answers/answer/answered/answering ?the/your/my phone/phones/call/calls;
        no one answers/answer/answered/answering ?the/your/my phone/phones/call/calls; phone .. unanswered;
        call/calls/called .. unanswered/unreturned;
        never/doesnt/dont/wont/didnt answer/answered/answering/answers/pick the/your/my/up ?the phone/phones/call/calls;
        cant/couldnt/cannot/unable/never/impossible ?to get/got/getting through ?to/on ?anyone/you/someone/anybody/the/by ?phone;
        get through on the phone; cant reach .. phone; hung up on; hangs up; hang up on; cut me off;
        call ?was/got/gets/keeps dropped/cut/disconnected; call .. disconnected; was/been/got disconnected .. call; cut off .. phone;
        rang .. cut off; rang/called/phoned/called/ringing/calling .. waited .. cut off;
        rang/called/phoned/ring/call/calling .. times; rang/called/phoned twice;
        third/second/fourth/fifth/2nd/3rd/4th time i/ive/we ring/rang/call/called/phone/phoned;
        rang/called/phoned/call/ring .. no/nobody/noone answer/one/answers/answered/response/reply; rang/called/phoned .. nobody;
        tried calling/ringing/phoning; tried to call/ring/phone; tried .. phone/phoning/calling/ringing; never called/rang/phoned ?me back;
        didnt call/ring ?me back; no/never/not a call/called back; no call back; no callback; never got a callback;
        promised/promise .. call/callback; still no call; phone .. engaged/busy/dead/disconnected;
        your phone number/line/lines doesnt/isnt/dont/is/are/not;
        line/lines is/are/was always/busy/engaged/dead/jammed/closed/constantly/down/permanently;
        hours/hour/minutes/mins on the phone; on the phone for .. hours/hour/minutes/mins/min; phone queue; call queue;
        call centre/center .. useless/hung/no/nobody/never/rude/closed/joke/waiting/cant; keep calling .. no; passed .. department;
        transferred .. times/departments/department; phone line/lines/queue/support .. for .. hours/hour; nobody on the phone; phone just rings;
        phone rings out; rings out; just keeps ringing; straight/goes/went/going/gets to voicemail; voicemail is/was/box full
        """,
    "email": """
        ticket/tickets .. open for/since .. days/weeks/month/months/week; without an/any update/reply/answer/response on/to my ticket/case/email;
        reply to my .. email .. robot/bot/template/automated; hasnt/havent/never/didnt/not replied/responded/answered to my email/emails/mail/ticket/enquiry/inquiry;
        second/third/fourth/fifth/sixth/2nd/3rd/4th/5th email/emails/mail;
        wrote to .. days/weeks/months ago; emailed .. days/weeks/months ago; emailed you .. last/since;
        ticket .. closed/ignored/unanswered; tickets .. closed/ignored/unanswered; nothing came back;
        $mail .. unanswered/bounced/ignored/bounces;
        emails/mails/email/mail go/goes/went/going/gone/are/is/have/has/been/was/were unanswered/ignored/nowhere/bounced/bouncing/not;
        no reply/response/answer/replies to/on/from/by/via ?my/our/any/the ?last/two/three/many/previous $mail;
        emailed .. no/nothing/nobody/noone/times/twice/ignored/never/weeks/days/ago/without/havent/still;
        mailed .. no/nothing/nobody/times/twice/ignored; e mailed .. no/nothing/times;
        sent .. emails/email/mails/mail .. no/nothing/nobody/ignored/never/without/times/still;
        sent .. 2/3/4/5/6/two/three/four/five/several/many/multiple emails/mails/email;
        wrote ?an/a/you/to/several ?email/emails/mail/mails .. no/nothing/nobody/number/never;
        nobody/noone answers/replies/responds/reads/answered/replied ?to ?my/the/your emails/email/mails/mail;
        no one answers/replies/responds/reads ?to ?my/the/your emails/email/mails/mail;
        ignore/ignored/ignoring/ignores ?all ?of ?my/our emails/email/mails/mail;
        dont/doesnt/never/didnt/wont answer/reply/respond/answered/replied/responded/return ?to ?my/our/any/your emails/email/mails/mail;
        dont/never/doesnt answer emails; email .. bounce/bounces/bounced/bouncing; your email ?address doesnt/isnt/is/not;
        automated/automatic reply/replies/response/responses/email; auto reply; autoreply; generic reply/email; inbox .. full;
        mailbox .. full; contact form .. no/nothing/broken/doesnt/error/never/nobody; form .. nobody replies;
        waiting .. reply to my email; my emails .. reply
        """,
    "chat": """
        live chat .. useless/no/nobody/disconnected/disconnects/closed/offline/bot/unavailable/never/wait/waiting/ended/hours/doesnt/isnt/not/broken/ignored/rubbish/down/told/minutes;
        your chat .. useless/nobody/disconnected/closed/offline/bot/told/ended/unavailable/doesnt/not;
        the chat told/said/ended/closed/disconnected/hung/kept; chat agent .. useless/left/ended/disconnected/rude/no/couldnt;
        chatbot .. useless/keeps/stuck/doesnt/cant/no/joke/loop/circles; your/the/a chatbot; your bot; stuck in/with .. bot;
        talking/speak/talk/speaking to a bot/robot; webchat .. no/nobody/closed/useless/down; chat disconnected; chat closed;
        web chat .. no/nobody/closed/useless/down/wait; chat was/is closed/useless/down/offline
        """,
    "store": """
        staff at/in .. rude/unhelpful/useless/ignored/awful/terrible/dismissive; rude/unhelpful/useless staff at/in;
        store/shop/branch/showroom .. refused/refuses/refuse/wouldnt/told/said/closed/sent/rude/turned/couldnt/no/nobody/unhelpful/ignored/useless/wont/cant/doesnt;
        in ?your/the store/shop/branch .. refused/told/rude/closed/no/nobody/unhelpful/ignored;
        staff/cashier/manager/assistant/salesperson .. in/at .. store/shop/branch .. rude/unhelpful/refused/ignored/useless/clueless;
        rude/unhelpful/useless/clueless staff/service/cashier/manager/assistant in/at .. store/shop/branch;
        staff .. rude/refused/unhelpful/ignored .. store/shop/branch;
        went to .. store/shop/branch .. closed/no/nobody/refused/told/couldnt/wouldnt; store .. opening hours .. wrong;
        queue/queued/line .. in .. store/shop
        """,
    "website": """
        $site .. down/crashes/crashed/crashing/crash/error/errors/broken/slow/frozen/404/500/stuck/timeout/timing/unusable/freezes/glitch/glitching/bug/bugs/buggy/offline/rejects/rejected/fails/failing/failed;
        website/site/webpage/checkout wont/doesnt/dont/isnt/not/cant/keeps/never/will/does/is work/working/load/loading/open/let/accept/crashing/loggin/saying/not/giving/throwing/showing/respond/taking/take;
        $site .. not/wont/doesnt/isnt/cant load/loading/working/work/let/open/accept;
        cant/cannot/couldnt/unable/wont ?let ?me ?to log/login/checkout/check/pay/order/sign/register ?in/on/out ?on/to/with/at your/the website/site/webpage;
        cant/cannot/couldnt log/login ?in/on ?to ?your/the/my website/site/account; cant/couldnt/cannot checkout;
        cant/couldnt/cannot check out; error .. on ?your/the website/site/page/checkout; links .. broken; page not found; 404;
        link ?on .. doesnt/dead/broken; password reset .. doesnt/not/never/no/wont/isnt/email; cant/cannot reset my password
        """,
    "app": """
        app .. logs/logged/kicks/kicked/signs me out; app gone; app .. disappeared/vanished;
        app .. crashes/crashed/crashing/crash/freezes/freezing/frozen/broken/down/error/errors/slow/unusable/useless/buggy/bug/bugs/stuck/glitches/glitching/glitchy/rubbish/terrible/awful/hangs;
        app wont/doesnt/dont/isnt/not/cant/keeps/never/will/does/is/stopped/has work/working/load/loading/open/opening/let/start/crashing/connect/logging/closing/update/updating/not/stopped/saying/recognise;
        app .. not/wont/doesnt/isnt/cant load/loading/working/work/let/open/connect/start;
        crash/crashes/crashing/bug/error/glitch in/on/with ?your/the/my ?new ?android/ios/iphone/mobile app;
        cant/cannot/couldnt/wont .. in/on/into/with/open/use your/the app; since the ?last/latest/new update
        """,
    "delivery": """
        ordered .. nothing ?has ?have ?ever turned/arrived/come/came/shown/showed; nothing has turned/arrived/come/shown/been ?up ?delivered ?shipped; never/didnt/not ?even ?once ring/rang/rung/rings the/my ?door bell/doorbell;
        rescheduled .. time/times/again; will it ever arrive/come/turn; box arrived/came ?already open/opened/empty/crushed/torn/wet/half;
        out for delivery since/for/again/every; stuck in transit; says/say/said out for delivery;
        parcel/package/order .. wrong house/door/address;
        $goods ?still/has/have/is/was/were/are ?still not/never/hasnt/havent/isnt/wasnt/arent/didnt/yet/still ?been/yet/even/not/to arrived/arrive/arrives/come/came/here/shipped/delivered/turned/showed/received/moved/dispatched;
        $goods ?still is/was/are/were/has/have ?been ?very/so/now/still/again late/lost/delayed/missing/stuck/stolen;
        $goods .. never/still/not/hasnt/havent/didnt/doesnt arrived/arrive/come/came/here/turned/showed/delivered/shipped/moved;
        $goods .. late/lost/delayed/missing/stolen/overdue; $goods ?is/has/been ?been stuck ?in/at/with;
        never/not/havent/hasnt/didnt/still ?yet/not/no/havent received/receive/received/got/get/seen ?my/our/the/any/a $goods;
        where is my/our/the $goods; wheres my/our/the $goods; where are my/our/the $goods; $goods .. cannot/cant be found;
        $goods .. promised for; $goods .. promised .. not/never/still/no; still waiting for/on my/our/the/a $goods;
        it is/has/was/s ?still not here/arrived/come/delivered; its still not here/arrived; still not here/delivered;
        it never arrived/came/turned; never/not/hasnt/havent been delivered; waiting .. for/on my/our/the/a $goods;
        courier/driver/postman/dpd/hermes/evri/ups/fedex/dhl/yodel/usps/deliveryman .. never/lost/left/threw/late/didnt/failed/wrong/dumped/rude/said/refused/missed;
        late delivery; delivery delay/delays/delayed; missed delivery; failed delivery;
        delivery .. late/failed/terrible/awful/slow/worst/appalling/joke/shambles/useless/wrong/nightmare;
        hate/hated/worst/terrible/awful/slow/poor/bad/appalling/late the/your/their ?delivery delivery; hate/hated the/your delivery;
        slow/late/terrible/awful/worst/poor/bad/appalling delivery/shipping; left .. outside/rain/neighbour/neighbor/doorstep/bin;
        delivered to ?the/my/a wrong/neighbour/neighbor/someone/somebody; wrong address; says delivered; marked ?as delivered;
        tracking .. not/no/hasnt/says/shows/stuck/doesnt/never; no tracking; delivery never;
        didnt/hasnt/never turned/turn/showed/show up; days/weeks late; my $goods .. lost; lost/losing/lose my/our/the $goods;
        left my $goods .. rain/outside/street/bin
        """,
    "social": """
        only ?ever reply/answer/respond to; left/leave/leaves/leaving ?me ?us on read;
        answer/answered/reply/replied/replying ?to everyone .. but/except me; seen my dm/dms/message;
        reply/respond/answer/check/read ?to my dm/dms;
        ignored/ignore/ignoring/ignores my/our/all ?my dm/dms/tweet/tweets/message/messages/post/posts/comment/comments;
        no reply/response/answer to my/our ?direct dm/dms/tweet/tweets/message/messages/comment;
        dms/dm/tweets go/goes/went/are/is/have/been unanswered/ignored; dmd .. no/nothing/days/ago/times/still/ignored;
        sent .. dm/dms .. no/nothing/days/ago/ignored/still/times;
        nobody/noone answers/replies/responds/reads to/my/the/your ?my/your dms/dm/tweets/tweet;
        you dont/never/wont answer/reply/respond ?to ?my/the dms/dm/tweets/messages/twitter;
        you delete/deleted my/our comment/comments/post/posts/tweet; you blocked me; blocked me; replied to everyone/others but me;
        tweeted .. times/no/nothing; messaged .. times/no/nothing/ignored; asked you to dm .. no
        """,
    "injury": """
        fell .. broke/broken/fractured/hurt her/his/my; burst and; broke/broken/fractured/sprained/dislocated her/his/my ?left ?right hip/shoulder/collarbone/rib/ribs/elbow/jaw/hand/arm/leg/wrist; label .. nuts/peanuts/milk/gluten/allergen/allergens .. hospital/reaction/sick;
        gas smell/smells/leak/leaking; leaking gas; tingl* .. touch/touching/touched/metal/fingers/hand/hands/handle; electric/electrical current; current .. touch/touching/touched; is it live; live wire/wires; exposed wire/wires/wiring;
        shard/shards/sliver/slivers/splinter/splinters of metal/glass/plastic/wood; metal/glass/plastic/screw/nail/needle/wire/wood/bone/insect/maggot/maggots .. in my/our/the/his/her soup/tea/coffee/food/bread/meal/drink/water/cereal/salad/dinner/lunch;
        hot/boiling/scalding oil/fat/milk/soup/wax .. over/on/onto/down/went/all; burns on/to both/my/his/her/our/the; treated for; rushed to; at the vet/vets; to the vet/vets; taken to a/the e/vet/doctor/hospital;
        fumes; faint; collapsed; dizzy .. fumes/smell/after; cant breathe; couldnt breathe; struggling to breathe; short of breath; trouble breathing; seizure; lost a/my/her/his finger/fingertip/tooth/eye/sight;
        skin came/peeling/peeled off; swollen face/lips/tongue/throat; food poisoned; trapped my/her/his/our $body; crushed my/her/his $body; nail went through; fell on my/her/his/our $body;
        boiling/hot/scalding water/tea/coffee/steam/oil .. over/on/onto/down my/her/his/our/me/us/myself;
        shattered/exploded/broke/snapped/burst/smashed in my/her/his/our ?hand/hands/face/mouth hand/hands/face/mouth;
        found/find/was/with/is ?a/an ?some ?piece ?of ?small/sharp/big screw/nail/metal/glass/plastic/insect/maggot/maggots/needle/bone/blade/worm in/inside my/our/the;
        toxic; poisoned; chemicals in; mould/mold/mouldy/moldy .. baby/kids/child/children/safe; ill after; sick after;
        made me ill/sick; the/a/our vet; shock from/off ?the/your/my; small/nasty/bad/mild/electric shock;
        gives/giving/gave/give/giving you/people/me/us ?a ?an ?nasty/small ?electric shock/shocks;
        scalds/burns/scalding/burning you/people/me/us/your/my ?hand/hands; hot water all over/everywhere;
        burnt/burned/burning/burns/scald*/burn ?me/my ?$who ?little/left/right/own $body/myself/herself/himself/me;
        it/he/she/i/got/was/been/getting/get/we burnt/burned/scalded my/her/his/our/me/us/herself/himself/myself;
        got/was/been/get/gets burnt/burned/scalded; burns/burn on/to my/her/his/the; second/third/2nd/3rd degree burn/burns;
        skin burn/burns/burned; burn/burns .. skin; electric shock; electric shocks; electrical shock; electrocut*;
        shocked me/my/him/her/us; gave me/my/him/her/us/a ?daughter/son/wife/husband/a/an/kid/child/mum ?nasty/bad/big shock;
        zapped me/my; got/get/was/been/getting zapped; injur*; hurt my/her/his/me/myself/herself/himself/our/badly; got hurt; was hurt; been hurt; is hurt; wounded;
        open/deep wound; bleed*; bled; blood everywhere; in ?the hospital; to ?the hospital; hospitalised; hospitalized; hospital; a e;
        emergency room; ended up in er; ambulance; paramedic*; food poisoning; poison*; allergic reaction; anaphyla*;
        allergy reaction; choked; choking; choke hazard; choking hazard; suffocat*; concussion; concussed; unconscious; passed out;
        fainted;
        broken/broke/fractured/sprained my/her/his/a ?leg/arm/wrist/finger/tooth/ankle/nose/foot leg/arm/wrist/finger/tooth/ankle/nose/foot/bone/bones;
        cut my/her/his/open $body; cut .. $body .. on; cut myself/herself/himself; stitches;
        made me/my/us/him/her ?daughter/son/wife/husband/kids/dog/cat/family/whole/child ?really/so/very/violently sick/ill; threw up;
        throwing up; vomit*; glass in/inside/found; pieces of glass/metal/plastic in; shards; broken glass in; rash; chemical burn;
        blister*; lost consciousness; died from; killed my/our dog/cat/pet/fish/mum/dad/plants; nearly/almost killed; nearly/almost died;
        could have killed; could have died; couldve died; couldve killed; dangerous; safety hazard; unsafe; hazard; life threatening;
        near miss; lead poisoning; carbon monoxide; gas leak; smell of gas; smells of gas; smell gas
        """,
    "fire": """
        battery .. bulging/bulges/bulged/bloated/hissing/leaking/smoking/hot; bulging/bloated battery;
        caught/catch/catches alight; alight; ablaze; singed; charred; smoulder*; smolder*; soot; glowing red; glows red; red hot; goes/went/turned/turns black .. stinks/smells/smell/burnt/plug/socket; socket/plug/outlet/wire/cable goes/went/turned/is ?all ?completely black/brown;
        a ?big/blue/huge/white/bright flash; loud bang; huge bang; went/goes bang; bang and/then; arcing; plug/socket/wires/it sparks; melted into/onto/through/to/away/on; melting/melted my/the/and/plug/carpet/worktop/counter; flame/flames; flame came; smells/stinks/smell/stench/smelled of ?burnt/burning/burned/melting/melted/hot plastic/rubber/hair/electrics/wires;
        trips/tripped/tripping/trip/blew/blows/blown the/my/our/every/a electrics/fuse/fuses/breaker/breakers/circuit/rcd/electricity;
        caught/catch/catches/catching fire; on fire; set fire; set .. on fire; in flames; flames; into flames; burst into; explod*;
        explosion; blew up; blown up; blow up in; sparks; sparked; sparking; smoke everywhere; there was/is/s smoke;
        there was/is a lot/bit of smoke; was/is/were smoke;
        smoke was/is/came/coming/comes/pouring/poured/billow*/rising/from/out/started/and/alarm;
        saw/see/seen/full/lots/some/black/thick/white/grey/of/and/with smoke; started/starts/start/began/is/was/keeps smoking;
        smell/smells/smelled/smelt smoke; smell/smells/smelled/smelt of/like smoke/burning/burnt; burning smell; burnt smell;
        smell of burning; burning plastic; melted .. plug/socket/cable/wire/base/battery;
        plug/socket/cable/charger/battery/wire/base melted/melting/melts/burnt/burned/burning/swollen/swelling; swollen battery;
        battery .. swollen/swelling/exploded; overheat*; short circuit; short circuited; house fire; fire hazard; fire brigade;
        fire department; fire service; fire risk; fire extinguisher; burn/burnt/burned my house/kitchen/down; burned/burnt down;
        scorch*; burn marks; it smoked
        """,
    "legal": """
        consumer/contract/data/employment/trading law/laws/rights/act; breaking the law; against the law; against gdpr; gdpr;
        data protection; right to be forgotten; subject access request; delete/remove/erase ?all my ?personal data/information;
        lawyer; lawyers; attorney; attorneys; solicitor; solicitors; barrister; sue you; suing; sue acme; sue them; will sue;
        going to sue; gonna sue; ill sue; legal action; legal proceedings; legal team; take .. to court; see you in court;
        small claims; court case; court order; class action; lawsuit; lawsuits; trading standards; ombudsman; consumer protection;
        consumer rights; consumer affairs; bbb; ftc; fcc; attorney general; police report; report .. to the police;
        reporting .. to the police; went to the police; call the police; called the police; breach of contract; illegal;
        letter before action; cease and desist; statutory rights; regulator; ofcom; ofgem; citizens advice; false advertising;
        money claim; my legal rights; copyright infringement; trademark
        """,
    "data_breach": """
        someone/somebody ?has used/using/uses my account/card/details/login/identity; someone/somebody/another/other elses/persons/peoples/customers/users card/cards/number/phone/photo/photos; see/seeing someone/somebody elses name; leaking/leaks/leaked ?all my/our/customer/customers/user/personal ?personal data/details/information/info/address;
        you/acme/they/company/somebody/someone sold/selling/shared/sharing/gave/given my/our ?personal data/details/number/information/info/email/address ?to ?with;
        addresses/emails/names in/on ?the cc/copy; in ?the cc instead/field/line; instead of bcc; cced everyone/everybody/all; everyones/everybodys/all our ?customer ?email addresses/emails/details/data; someone/somebody ?else ?has logged/got/broke/hacked/signed into/in my/our; changed my/the password/address/email .. account/not/never/without;
        someone/somebody ?has changed my/the/our; sent/emailed/gave me someone/somebody/another/a elses/strangers/customers; strangers .. my address/details/data/account; full/my card number/details in/on/visible/shown/printed/by;
        a/another/other/some strangers ?order orders/order/details/account/address/name/data;
        shows/showed/see/seeing/showing me a/another/other/somebody/someone/strangers ?elses ?persons/customers/peoples ?order orders/order/details/account/address/data;
        addressed to somebody/someone else; meant for somebody/someone else;
        sold my address/number/phone/information/info/details/data/email; spammers .. my address/number/email;
        someone/somebody elses order/account/details/data/address/information/info/invoice/email/card/payment/bookings/orders;
        someone/somebody else order/account/details/data/address;
        other/another ?peoples/persons/customers/customer/users/people customers/customer/peoples/persons/users account/accounts/details/data/order/orders/information/info/address/addresses/name/names/invoice;
        another customers; other peoples ?personal details/data/orders/information/info/addresses/accounts;
        see/seeing .. other customers; data breach; data leak; data leaked; leaked my; leak of;
        leaked .. data/details/information/emails/passwords; account .. hacked; been hacked; got hacked; was hacked; hacked my;
        hacked account; hackers; hacker;
        stole/stolen my/our/card/identity ?card/identity/credit/personal/details/data/information details/data/card/identity/information;
        my ?card/credit/personal/bank details/data/information/card was/were/have/has/got/been ?been stolen/leaked/exposed/shared/compromised;
        compromised; privacy breach; privacy violation;
        personal data/details/information .. exposed/public/visible/leaked/shared/sold/shown/stolen/everyone;
        personal information .. shared; sold my data/details/email; sharing my data/details; logged into my account;
        logged in to my account; access/accessed ?to my account;
        unauthorised/unauthorized charge/charges/transaction/transactions/access/payment/purchase/login;
        fraudulent charge/charges/transaction/transactions/order; identity theft; passwords leaked; password .. plain text;
        plaintext password; phishing email; security breach; security hole; vulnerability; security issue; sent my details to
        """,
    "discrimination": """
        offensive/insulting/demeaning/degrading to/towards women/men/muslims/jews/christians/blacks/gays/disabled/people/minorities;
        misogynist; sexual harassment; go back to my/your/his/her/their country; go back where; racist; racism; racially; racial;
        sexist; sexism; homophob*; transphob*; islamophob*; antisemit*; xenophob*; misogyn*; ableist; ableism; discriminat*; bigot*;
        bigotry; because i am/im black/asian/muslim/jewish/gay/disabled/deaf/blind/trans/lesbian/a/an/in/brown/hispanic/latino/indian;
        because im in a wheelchair;
        because of my/her/his/their race/religion/skin/gender/disability/accent/colour/color/age/hijab/sexuality/wheelchair;
        wheelchair .. refused/denied/turned/couldnt/cant/access; guide dog .. refused/denied/turned;
        service dog .. refused/denied/turned; refused .. wheelchair; refused .. guide dog; sexually harass*; harassed by your; slur;
        slurs; hate speech; offensive ad/advert; go back to your country
        """,
    "self_harm": """
        dont/do/not want to be here/around/alive ?any ?more ?anymore; everything is pointless; life is not worth; isnt worth living; not worth living; whats the point of living;
        cant go on ?any ?more ?anymore ?like; want it ?all to end/stop/be .. over/end; no point ?in living/going/being .. on/alive/here; dont want to wake up; cut/cutting myself again;
        kill myself; killing myself; end my life; end it all; ending my life; ending it all; suicid*; want to die; wanna die;
        wish i was dead; wish i were dead; rather be dead; dont want to live; dont want to be alive; dont want to be here anymore;
        no reason to live; cant go on; hurt myself on purpose; harm myself; harming myself; self harm; selfharm; take my own life;
        taking my own life; better off dead; better off without me; jump off a bridge; overdose
        """,
    "outage": """
        outage; outages; is/are down for everyone/all/me/anyone; down for everyone; down for anyone;
        ?your/the service/servers/server/system/systems/network/site/website/app is/are/went/goes/been ?all/completely/totally/still down;
        servers are down; server down; system down; systems down; down since; been down; down all day; down again; still down;
         nobody can log; no one can log; power cut; power is out; lost power; blackout;
        no internet since; no service since; no signal since; is everything down; is it down; anyone elses .. down
        """,
    "press": """
        press/media team/department/desk;
        writing/write a/an/my ?short/long feature/column/review for ?the ?a guardian/times/bbc/paper/magazine/newspaper/post/mail/telegraph/independent;
        journalist; reporter; im a reporter; press office; press officer; press inquiry; press enquiry; press request; press contact;
        media enquiry; media inquiry; media request; media contact; comment for ?a/my/our/an article/story/piece/report;
        writing a/an ?news story/article/piece/report ?about/on; working on a/an story/article/piece/report; doing a story;
        running a story; on the record; off the record; i write for; my newspaper; our newspaper; our readers; press release;
        for an interview; interview with your ceo; spokesperson; statement on; right of reply; my deadline is; documentary
        """,
}
