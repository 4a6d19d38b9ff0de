"""English."""

from __future__ import annotations

from socialwatch.triage.lexicon import en_grave

SETS = en_grave.SETS

LISTS = {
    "negator": """
        not; no; never; dont; doesnt; didnt; isnt; wasnt; arent; werent; cant; cannot; wont; couldnt; wouldnt; shouldnt; havent;
        hasnt; hadnt; without; hardly; neither; nor; aint; barely; nobody; nothing; zero
        """,
    "trouble": """
        this is the third/fourth/fifth/second; nothing came back; laughed at me; nowhere; sit/sat/been on the phone for;
        address is wrong; gone after; unable; not be able; wont be able; havent been able;
        will not work/turn/load/open/let/connect/start/go/accept/charge/print/play/allow/respond/help;
        wont allow/print/play/go/come/take/give/send; doesnt allow/seem/sync; doesnt seem to; not syncing; went out; wont sync;
        keeps coming; fake; counterfeit; without warning/notice/permission/asking; charged for; charging me; charges me; been charged;
        was charged; got charged; flickering; lag; lags; crackling; overheating; blank; black screen; blue screen; not supported;
        not available; not compatible; still says/saying/shows/showing/getting/happening/have/has/down/the;
        empty box/parcel/package/envelope; turns/turned/switches/switched itself on; trips/tripped the/my;
        tastes/taste/tasted/smell/smells of/like; never ordered/bought/signed/agreed/authorised/authorized/asked/subscribed;
        just stopped; stopped; died; dies; dead; radio silence; silence; never honour/honor/honoured; moved without;
        not/never answer/answering/answered ?the/my/your; not/never reply/replying/responded/responding/respond ?to; ripped; threw;
        thrown; dumped; dead end; no hot/cold/running water; not delivered/received/shipped/arrived;
        no power/heat/heating/signal/coverage/reception/sound/picture/access/connection/option/way; fell; peeling; faded; wobbly;
        useless; stain; stained; dirty; mouldy; moldy; hair in; bug in; raw; undercooked; stale; rotten; doesnt say; didnt tell;
        broken; broke; breaks; break down; broken down; cracked; crack in; cracks; damaged; smashed; shattered; snapped; dented;
        scratched; torn; faulty; defective; defect*; dead on arrival; leak*; rust*; mould*; mold*; melted; stuck; jammed; rattles;
        malfunction*; bug; bugs; buggy; glitch*; error; errors; crash; crashed; crashes; crashing; freezes; frozen; frozen screen;
        never fits/fit;
        doesnt/dont/didnt/wont/not/isnt/cant/never/couldnt work/works/working/worked/open/opening/load/loading/start/starting/charge/charging/turn/connect/close/heat/boil/switch/fit/respond/update;
        does/do/did/will/is/are/has/have not work/working/open/opening/load/loading/start/starting/charge/charging/connect/close/heat/boil/arrived/come/fit/respond/been/received/shipped/delivered/responding;
        no longer works/work/working; stopped/quit working; stops working; stop working; wont stop; not working;
        stopped .. this morning;
        not/never/havent/hasnt/isnt/wasnt/been been/yet/still/not refunded/replaced/fixed/resolved/solved/repaired/reimbursed/credited/answered;
        not/never/hasnt/havent/isnt refunded/replaced/fixed/resolved/solved/repaired/reimbursed/credited/answered;
        never arrived/came/come/arrives/delivered/received/showed/turned/shipped/worked/got;
        has/havent/hasnt/have/hadnt not/yet/still/never arrived/come/received/shipped/turned/showed;
        hasnt/havent/didnt arrived/arrive/come/received/receive/shipped/ship/turned/showed;
        still not here/arrived/working/received/fixed/resolved/delivered/shipped/refunded/back/solved/come/there/able; not here yet;
        still no; still nothing; still waiting; still havent/hasnt; still broken; still missing; still isnt/cant/doesnt/wont;
        not yet arrived/received; isnt/not/aint/wasnt what i chose/ordered/bought/paid/asked/expected/wanted;
        wrong item/order/size/colour/color/product/one/address/part/model/name/price/amount/lid/kettle; wrong .. sent; sent .. wrong;
        been wrong; is wrong; got the wrong; missing; lost; stolen; cannot/cant be found; nowhere to be/found; late; delayed; delay;
        delays; overdue; days late; promised for; was promised; were promised; should have/be arrived/been/here; supposed to;
        costs/cost/charged/charges/paid/pay more than; charged twice; charged me twice; double charged; charged double; overcharged;
        overcharge; charged .. wrong; charged .. times; took .. twice; billed twice; billed .. wrong; hidden fee/fees/charges;
        money back; refund; refunded; refunds; ripped/rip off/me; ripoff; rip off; shows/show/showing somebody/someone;
        smells/smell/smelling odd/bad/weird/awful/funny/like/of; tastes/tasted odd/bad/weird/awful/like; noisy;
        too loud/slow/hot/small/expensive/big/long/short/weak; unanswered; no reply; no response; no answer; no replies; ignored;
        ignoring; ignores; ignore my/me/us; no help; no update; no updates; no refund; no signal; no internet; no service; no power;
        no connection; no solution; no explanation; no apology; no sign of; no idea where;
        cant/cannot/couldnt/unable/impossible ?to log/login/access/get/reach/find/use/download/sign/pay/order/open/contact/cancel/connect/see/watch/play/install/update/reset/check/book/change/add/register/return/even;
        could not log/login/access/get/reach/find/use/pay; not able to; locked out; logged out; error message; error code;
        keeps/keep/kept crashing/saying/telling/failing/freezing/disconnecting/asking/happening/breaking/showing/going/giving/dropping;
        wont let; doesnt let; not letting; failed; failing; fails; failure; fail; declined; rejected; refused;
        cancelled/canceled my/our/the/without; cut off; hung up; sent me the wrong; waste of; wasted; out of order; fell off/apart;
        falls/falling/came/come off/apart; has/have ?a problem/problems/issue/issues;
        having ?a/some problem/problems/issue/issues/trouble/troubles/difficulty; problem/problems/issue/issues/trouble with;
        an issue; my issue; the issue; a problem; the problem; this problem; this issue; same problem/issue; down again; is down;
        are down; went down; has died; just died; went/gone/goes wrong; something wrong; whats wrong; short .. parts; half empty;
        expired; outdated; missed delivery; didnt/never/not get/got/receive ?my/the/any/an; i never got/received; lied to; misled;
        misleading; false advertising; disconnected; disconnects; lagging; laggy; unusable;
        doesnt/dont recognise/recognize/show/appear/exist; disappeared; vanished; bounced; messed up; screwed up; mess up; screw up;
        mistake; gets/got/get/getting so/too/very hot; overheats; on hold;
        nobody/noone picks/pick/picked/answers/answered/answer/replies/replied/responds/cares/helps/knows;
        no one picks/answers/replies/responds/cares/helps/picked/knows; waited; waiting for; been waiting; wait so long; long wait
        """,
    "bad": """
        wouldnt/would not/never ?not touch it/them/this/that; bargepole;
        ridiculously; absurdly; painfully slow/loud/long; step back/backwards; downgrade;
        could/should be better; couldve/shouldve been better; wouldnt/wont buy ?it/this/one again; would not/never recommend/buy/use;
        wouldnt/cant/dont/cannot recommend; zero/0 stars; 1 star; one star; whats the point; what is the point; understatement;
        let us down; not what i expected; so frustrating; such a shame; took forever; taking forever; takes forever; no thanks to you;
        not helpful; not useful; not funny; not right; not working for me; terrible; horrible; awful; worst; worse; appalling;
        dreadful; disgusting; disgusted; disgraceful; disgrace; shocking; pathetic; useless; rubbish; garbage; trash; crap; crappy;
        shit; shitty; bullshit; bs; sucks; suck; sucked; lousy; shoddy; poor; poorly; unacceptable; inexcusable; ridiculous;
        outrageous; absurd; joke; shambles; shameful; shame; ashamed; nightmare; hell; hate; hated; hates; fed up; sick of;
        sick and tired; tired of; had enough; enough of; disappointed; disappointing; disappointment; dissatisfied; unhappy;
        unimpressed; underwhelm*; upset; upsetting; annoyed; annoying; angry; furious; livid; fuming; frustrated; frustrating;
        frustration; infuriating; pissed; mad at; raging; outraged; regret; regretting; sad; unfortunate; unprofessional; incompetent;
        incompetence; rude; unhelpful; dishonest; unfair; unreliable; scam; scammed; scammers; fraud; thieves; con; avoid; boycott;
        beware; dont buy; never again; wtf; ffs; smh; wth; ugh; grr; lies; liar; liars; stupid; dumb; idiotic; broken promises;
        not ok; not okay; not good enough; no excuse; no excuses; complaint; complain; complaining; complained; so bad; really bad;
        bad service/experience/customer/quality/support; very bad; too bad; bad; fix your; sort your; sort it out; get it together;
        get your act; do better; step up; wake up; what a joke; how hard; seriously; come on; your fault; unbelievable; insane; shady;
        cheap quality; overpriced; too pricey; not worth; isnt worth; wasnt worth; cheaply made; nightmares; hopeless; abysmal;
        atrocious; diabolical; fiasco; mess; clueless; neglect*; horrid; horrendous; let down; dropped the ball; not impressed;
        not happy; not pleased; not amused; not cool; not acceptable; not great; not fair; no respect; dont care; couldnt care less
        """,
    "mild": """
        hope you; slow; slower; confusing; confused; expensive; odd; weird; strange; problem; problems; issue; issues; trouble;
        hassle; unclear; inconvenient; inconvenience; difficult; hard to; complicated; unfortunately; sadly; wrong; concerned;
        worried; concern; lack of; less than; however; sigh; meh; limited; disappoint
        """,
    "why": """
        how can a/the/any/such/it ?company/brand .. not;
        why is/are/do/does/did/would/wont/cant/dont/isnt/hasnt/havent/has/have/was/were/am/must/should ?on ?earth your/my/you/it/the/there/i/this/we/yall/u/every/everything;
        how can you; how could you; how is it/this/that ?possible/acceptable/ok/okay/fair; what is/the/are wrong; what the heck;
        what the hell; what happened; whats up with; what is up with; whats with; what is with; how come; y is; y are; y cant; y do;
        what gives; what kind/type/sort of service/company/support/people/business
        """,
    "insult": """
        you suck; you all suck; u suck; screw you; fuck you; fuck off; go to hell; idiots; morons; clowns; scum; crooks; losers;
        bunch of clowns/idiots/crooks/thieves/liars/morons/cowboys/amateurs; shame on you; should be ashamed; ought to be ashamed;
        hope you go; go bankrupt; rot in; burn in hell; piss off; bastards; assholes; arseholes; hate you; you are all; youre all;
        worst company; worst brand; trash company; joke of a company; worst support ever; incompetent fools; eat shit; stfu; shut up
        """,
    "good": """
        love; loved; loves; loving; great; wonderful; amazing; awesome; excellent; fantastic; brilliant; superb; perfect; perfectly;
        beautiful; gorgeous; lovely; best; happy; delighted; impressed; impressive; pleased; glad; enjoy; enjoyed; enjoying;
        favourite; favorite; good; nice; cool; fab; fabulous; incredible; outstanding; stellar; terrific; delicious; yummy; helpful;
        friendly; kind; polite; quick; fast; speedy; prompt; recommend; recommended; recommending; works perfectly/great/well/fine;
        well done; good job; great job; nice job; kudos; bravo; congrats; congratulations; hats off; shout out; shoutout; thumbs up;
        keep it up; made my day; hero; heroes; legend; legends; genius; superior; top notch; spot on; first class; five stars;
        5 stars; a joy; a treat; so easy; a dream; exceeded; worth every; worth it; appreciate; appreciated; grateful; yay; woohoo;
        woo hoo; wow; sweet; stoked; excited; happier; obsessed; adore; a pleasure; pleasure; satisfied; reliable; sturdy; lifesaver;
        life saver; rocks; rock; smooth; painless; seamless; beats; game changer; fan of; big fan; huge fan; proud
        """,
    "thanks": "thanks; thank you; thank u; thx; ty; tysm; cheers; many thanks; thankful; thanx; ta; thankyou; tnx",
    "idiom_good": """
        so/very/much much/way faster/better/easier/quieter/smoother now; so much faster/better/easier/quieter/smoother; replied/answered/responded/resolved/fixed within the/an/one/two/0 hour/hours/minute/minutes/mins;
        was ready/going/about to complain/moan but; never not; nobody/noone/nothing does/beats/makes/compares .. like/to you/this/it; nothing beats; wouldnt/would ?not/never swap/change/trade ?it/mine/this for; what a star/legend/hero/gem/result; carried it up/upstairs/in; less noisy; wobble at the start;
        never crashed/crashes/froze/freezes/failed/leaked/broken/broke ?down ?me ?once; no/without/zero waiting/queue/queues/queuing/hold/chatbot/bot/quibble/quibbles/quibbling; no wait; refuses to die/break/quit; nothing to fault; not a single problem/issue/fault; cant stop using/recommending/smiling/drinking; blown away; boils in no time; chuffed; in ten/five seconds; exceeded; couldnt/cant/could ?not have asked for/more; all sorted; that did it; did the trick; problem gone; zero regrets; older than; still going; lasted;
        arrived/came/delivered/here ?so/very/super/really early/quickly/fast/quick/safely/safe/already/perfectly;
        arrived/came today/yesterday and; just arrived;
        sorted/fixed/solved/resolved it/this/everything in/within/immediately/quickly/straight; no fuss; no queue; you legends;
        survived; still works; still going strong; still my favourite; still the best;
        wouldnt/never/dont buy/go/shop/use/order ?from ?anything/anywhere/anyone else; wont/will never buy anything else;
        no more crashes/problems/issues/errors/bugs/leaks/trouble/delays; a breeze; highly recommend; problem free; not the worst;
        no longer broken; can finally; finally can; log in again; back up and running; up and running;
        fixed/repaired/replaced/mended/exchanged my/our/the ?broken/faulty/cracked/damaged/defective/leaking; no complaints;
        cant complain; cannot complain; nothing to complain; not a single complaint; no problem at all; no problems at all;
        no problems; no issues; no issue; zero issues/problems/complaints;
        without ?a ?any/single problem/problems/issue/issues/hitch/fuss; never had ?a/any problem/problems/issue/issues;
        never .. disappoint/disappoints/disappointed/fails/failed; doesnt/dont/didnt/not disappoint/disappointed; not bad;
        not too bad; never been happier; couldnt/cant/cannot be happier/better/more; could not be happier/better/more;
        never let/lets me/us down; dont/cant hate; hassle free; trouble free; worry free; error free; problem solved;
        solved my/the problem/issue/problems; fixed my/the/it; fixed now; now fixed; sorted now; all sorted;
        sorted ?it out thanks/thank; all good; all fixed; working now; works now; it works; now works; is working again; cant wait;
        cannot wait; cant recommend .. enough; cant thank .. enough; cannot fault; cant fault; couldnt fault; nothing but praise/good;
        no regrets; what a difference; so good; sick beats; to die for; dont know what id do; beats the competition; without fail;
        never fails; killer deal/product; works like a charm; like a charm; as promised; better than expected;
        exceeded my expectations; on time; ahead of schedule; in no time; two thumbs; refund came/arrived/received; got my refund;
        replacement came/arrived; replaced .. free/quickly/same; sorry for doubting;
        sorted/processed/issued/gave/got/sent/received/fast/quick/full/instant ?me ?out ?my/me/a/the ?full refund/replacement;
        thanks/thank ?you ?so ?very ?much for ?all the/your/all/a ?quick/great/amazing/kind/wonderful/fast help/support/assistance/response/reply/answer;
        for your help; was wrong about you; not a problem; no trouble; no hassle
        """,
    "idiom_none": """
        want/wanted/wanting to love/like/enjoy it/this/them/the; would be a dream/delight/joy;
        fire brigade/department/service calendar/charity/museum/event/fundraiser/visit/sponsor*; print/ink/colour/color/dye/label/box .. bled/bleeds/bleeding; phone/laptop/kettle/toaster/battery/old died/dies/dead; killing me with/softly;
        protection/protected/protect/guard/cutoff/safeguard ?it against/from ?being/getting ?over overheating/overheat/fire/shock/shocks; overheat/overheating protection; hot steam; steam is hot; choked/choking/choke/die/died/dying laughing/of/with ?from laughing/laughter/boredom/embarrassment/curiosity; nearly/almost died ?of laughing/boredom/embarrassment/laughter/waiting; nearly choked ?on ?my ?tea laughing;
        burns my eyes; burn/burning/burns/burnt through; account/wallet/purse/budget is/was bleeding; bleeding money/cash/me; risk of electric shock; electric shock warning; hospital equipment/bed/appointment/visit/shift/radio/canteen; great/big fire of; fire engine/red/drill/alarm/station/place/side; cutting/cut my losses; shocking how; shockingly good; this/that/kettle/design/deal/product is ?absolute ?pure fire; so fire; straight fire; kill/killing time; kill bill; killer app; killing it; to kill for; dangerous for my wallet/diet/bank; dangerously good; fire away; under fire; hot flush;
        kettle/toaster/burnt burnt toast; i burnt/burned ?my ?the toast/dinner/rice/it; smoke alarm .. my fault; could/would/can/might/may/will ?it/the/that/this ?handle get hot enough; smells/smell amazing/lovely/great/good/nice/of coffee/tea/toast;
        fire tv/stick/tablet/hd/emoji; on fire tv/stick/tablet/and; no/without/any injuries/injury; cut himself/herself/myself/themselves off/short/out/some;
        dont/not usually/normally/often/like ?to complain/moan/rant/tweet; stupid/dumb/silly/daft question/questions;
        is/are/was/be/it/this it/this/that/they dangerous/unsafe/hazardous to; is it dangerous; is it unsafe; is this dangerous;
        sick kettle/beat/design/bro; the bomb; not a complaint; before it breaks; in case it breaks; if it breaks; wont break;
        doesnt break; never breaks; no problem; no worries; no doubt; not sure if; break time;
        lunch/coffee/tea/spring/winter/bank/christmas break; breaking news; sick deal; bad ass; badass; fire sale; you are fire;
        is fire; youre on fire; guys are on fire; on fire lately/today/right; crack of dawn; lost in; lost my mind; late night;
        late to; better late than; sooner or later; of late; hell yeah; hell yes; as hell; sad to see; good morning; good evening;
        good afternoon; good night; good day; happy birthday; happy new; happy christmas; happy easter; happy friday; happy monday;
        best regards; best wishes; kind regards; kind of; what kind; some kind; any kind; fast food; rock music; cool down;
        cools down; good luck; best buy; best before; best way; great britain; nice to meet; would be nice; itd be nice;
        would be great; itd be great; would be good; would be cool; would be awesome; be lovely if; be nice if; be great if; any good;
        how good; is it good; how fast; how quick; how cool; love to; would love; id love; would like; quick question; quick q;
        quick one; good question; asap; hate to; sorry to bother; sick days; error prone; too good to be; good for nothing;
        supposed to be good; recommend*/suggest any; do you recommend; can you recommend; would you recommend; anyone recommend;
        pretty please; pretty much; at best; best of; the best i can; do your best; happy to; glad to; good to know; good grief;
        great scott; for good; as good as new; waste paper; short story; how late; problem solving; burning question; burn calories;
        burnt toast; burned toast; burnt out; burned out; burning a hole; shock at the price; shocked at the price; price shock;
        heart attack when; cut off date; small talk; lost property; return policy; refund policy; warranty claim form; error free;
        smoke free; a refund policy; appreciate it if; appreciate if; appreciate your help; would appreciate; would be appreciated;
        much appreciated; any help appreciated; help is appreciated; dont worry; no rush; good thing; good idea
        """,
    "sarcasm": """
        congratulations/congrats on the shortest/worst/slowest/latest/longest/weakest/loudest/cheapest; just/simply/absolutely love/loving/adore/enjoy paying/waiting/being/spending/having/queueing/queuing/chasing/calling; because/cause who needs; yeah right; five/5/ten/10 stars/points for hiding/losing/leaving/throwing/ignoring/being/breaking/ruining/wasting;
        thanks for nothing; thanks a lot for ?the nothing/ruining/breaking/losing/wasting/not;
        thanks/thank ?you ?so ?much for ruining/breaking/losing/ignoring/wasting/not/cancelling/canceling/charging/overcharging/nothing/leaving/hanging/breaking;
        great/fantastic/wonderful/brilliant/awesome/lovely/perfect/super/excellent another/more broken/faulty/delay/problem/error/excuse/late/crash/outage/day/lie/bug/wrong/failed/missing/update;
        great another; fantastic another; oh joy; just what i needed;
        great/nice/good/well job/done ?for/on losing/breaking/ruining/ignoring/screwing;
        well done for/on losing/breaking/ruining/ignoring/being;
        love waiting/getting ?for/on ?the ?nothing/hold/ignored/ripped/charged/scammed;
        love being ignored/on/ripped/charged/lied/scammed/overcharged; loving the wait; slow clap; so helpful not; great service not;
        congratulations/congrats on losing/ruining/breaking; so much for; top marks for losing/ignoring/being/failing;
        10 out of 10 for losing/ignoring/being
        """,
    "irony": """
        love how; love it when; love when; love that you/your; love waiting; love paying; love spending; oh great; oh good;
        oh wonderful; just great; just brilliant; just perfect; just lovely; way to go; way to; yeah right; good one; bravo for;
        how nice of you; how lovely; what a surprise; surprise surprise; thats helpful; real helpful; great start;
        great experience so far; best part is; my favourite part; as usual; as always; brilliant service; great service; nice service;
        great work; nice work; nice one; good work; cheers for; thanks for making; thanks for letting; thank you for letting
        """,
    "help": """
        please/pls/plz resend/reissue/update/upload/forward/repost/exchange/swap/collect/redeliver/reschedule/activate; need/needs/want/trying to update/change/reset/amend/correct/reschedule/exchange my/our/the;
        speak/talk to/with a/the/your/an ?real/actual manager/supervisor/human/person/agent/someone/somebody/adviser/advisor/representative/rep;
        urgent; compensation; anybody/anyone/somebody/someone there; hello anyone;
        please stop/remove/delete/change/update/correct/cancel/reset/unlock/activate/transfer/escalate/forward; need to speak;
        need someone; need somebody; want/need/require an explanation/explanation/update/apology/response/reply/solution; please help;
        pls help; plz help; help please; help pls; help me; help us;
        can/could/will/would you/u/someone/somebody/anyone/anybody/i/we please/pls/plz/kindly help/assist/fix/sort/look/check/advise/tell/explain/send/give/call/contact/reply/respond/dm/resolve/confirm/get/have/let/investigate/refund/cancel/replace/arrange/ask/see/take/follow;
        can/could/will/would you/u/someone/somebody/anyone/anybody help/assist/fix/sort/look/check/advise/tell/explain/send/give/call/contact/reply/respond/dm/resolve/confirm/let/investigate/refund/replace/arrange/follow;
        need help; need some help; need your help; need assistance; need support; need advice; i need help; need an answer;
        need answers; need a reply; need this sorted/fixed; help; sos; please tell; please advise; please assist; please fix;
        please sort; please look; please check; please call; please contact; please reply; please respond; please dm; please answer;
        please send; please resolve; please refund; please cancel; please replace; please let; please explain; please confirm;
        please investigate; please get; please do something; please stop; pls fix; pls reply; pls respond; plz fix; kindly; who can;
        who do i; who should i; who to; what should i; what do i do; what can i do; what am i supposed; how do i fix; how to fix;
        look into; any chance of; any ideas; any idea; any advice; any suggestions; any help; any news; any update; any updates;
        a hand here; give me a hand; advice please; dm me; call me; contact me; get back to me; let me know; reply to me; answer me;
        want my money back; want a refund; want my refund; want a replacement; refund please; replacement please; refund me;
        give me my money; where is my; wheres my; where are my; where the hell; when will my; when is my; when will i;
        what happened to my; what is happening; whats happening; whats going on; what is going on; can i speak; can i talk;
        need to talk; i need to; i need a; i need my; could use some help; desperate; im stuck; i am stuck; how long do i;
        do something; still need; awaiting; await your; looking forward to your reply; ?please get in touch; get in touch;
        get this sorted; sort this out; sort this; fix this; fix it; fix the; resolve this; assist
        """,
    "question": """
        how; what; when; where; why; who; which; whose; is there; are there; is it; is the; is this; is my; are the; are you; are my;
        do you; do i; do they; does it; does the; does anyone; does anybody; does my; does your; did you; can i; can you; can we;
        can it; can the; could i; could you; will you; will it; will the; will there; would you; would it; should i; has anyone;
        have you; has the; am i; anyone know; anybody know; anyone else; anybody else; any way; any plans; any idea; wondering if;
        wondering whether; wondering what; wondering how; wonder if; curious if; question about; quick question; question for; whats;
        hows; wheres; whens; want to know; like to know; wanted to ask; may i; is that; are these; which one; what about; how about
        """,
    "suggestion": """
        a/an longer/shorter/bigger/smaller/quieter/lighter/stronger/wider .. would/could be; would be a dream/godsend/delight/bonus; put/add/print/include a warning/label/note/hint;
        could/can/will/would you do/make/release/offer/bring/sell/produce a/an/it/this/one/more ?new ?version/in; please do/make a;
        please add; pls add; please bring back; bring back; please make; please consider; please offer; please sell; please introduce;
        please release; please include; please allow; you should; u should; you guys should; should add; should have a; should offer;
        could add; would be nice; itd be nice; it would be nice/great/good/cool/awesome/helpful/lovely/useful;
        itd be great/good/cool/awesome/helpful; would be great/cool/awesome/helpful/lovely/useful/better if; be nice if; be great if;
        be nice to; feature request; suggestion; suggestions for; i suggest; suggest you; suggest adding;
        wish you/it/there/they/we had/would/could/were/was/made; i wish; why not add; why not make; how about adding/making/a;
        have you considered/thought; ever thought/considered; any plans to; idea for you; idea for; an idea; my idea; hope you add;
        needs a; need an option; could you add; can you add; would love to see; id love to see; would love a; would love an;
        would love it if; would love if; like to see; please support; ought to
        """,
    "purchase": """
        black friday/cyber monday/christmas/summer/january deal/deals/offer/offers/sale/discount/discounts; any/your recommendations; im/i am after a/an/one; trade/business account; bulk/corporate/group/wholesale orders/order/discount/prices/pricing;
        where can i buy; where can i get; where can i find a; where can i order; where to buy; where do you sell; do you sell;
        you sell; do you stock; do you have .. in stock; in stock; back in stock; out of stock; restock*; want to buy; want one;
        want to order; wanna buy; like to buy; like to order; id buy; looking to buy; looking for a new; looking for a/an .. for;
        looking to get; looking at buying; thinking of buying; thinking about buying; thinking of getting;
        thinking of switching to you; considering buying; how much is; how much are; how much does; how much for; how much would;
        whats the price; what is the price; what does .. cost; price of; price for; prices for; price list; a quote; get a quote;
        bulk order; bulk price; wholesale; discount for; discount code; any discount; is there a discount; student discount;
        promo code; voucher; coupon; on sale; pre order; preorder; when can i buy; when can i order; can i buy; can i order;
        can i get one; can you ship; available in; available for; is it available; is .. available; going to buy; gonna buy;
        about to buy; ready to buy; take my money; shut up and take; need to buy; which one should i buy; which should i buy;
        should i buy; should i get; deciding between; torn between; which model
        """,
    "cancel": """
        stop/pause/end my/our subscription/membership/contract/plan; get/getting out of my/our/the contract/subscription/plan; enough im off; im off to another/a; off to the competition/competitor;
        thinking of/about leaving/cancelling/canceling/switching; cancelling my direct debit; cancel my direct debit; chargeback;
        unsubscribe; considering leaving/switching/cancelling; cancel my; cancel our;
        cancel the subscription/contract/order/account/service/membership; cancelling my/our/the; canceling my/our/the;
        cancelled my subscription/membership/account/contract/order; canceled my subscription/membership/account/contract/order;
        want to cancel; going to cancel; gonna cancel; will cancel; ill cancel; wish to cancel; like to cancel; need to cancel;
        how do i cancel; how to cancel; cancelling .. subscription; cancel .. subscription/membership/contract; close my account;
        closing my account; delete my account; deleting my account; terminate my; end my contract/subscription;
        ending my contract/subscription/membership; unsubscribe me; switching to; switch to another; switch to a competitor;
        switching provider/providers; leaving you; leaving for; im leaving; moving to another; moving my business;
        taking my business/money/custom elsewhere; take my business/money/custom elsewhere; lost a customer; lost me as;
        lost my business/custom; losing a customer; lose a customer; lose a loyal; never buying; never buy; never order;
        never ordering; never shop; never shopping; never use/using you/your/them/again; wont buy;
        wont be buying/ordering/shopping/back/returning/using/renewing; wont order; not buying; last time i; last order;
        last purchase; done with you/your/this; im done; i am done; no longer a customer; former customer; ex customer; wont renew;
        not renewing; not going to renew
        """,
    "repeat": """
        third/fourth/fifth/second one/kettle/lid/replacement/parcel/order/email/call/complaint/attempt/ticket;
        this is the second/third/fourth/fifth; third time; second time; fourth time; fifth time; 2nd time; 3rd time; 4th time;
        5th time; 3 times; three times; four times; five times; 4 times; 5 times; 6 times; six times; ten times; 10 times;
        several times; many times; multiple times; countless times; so many times; number of times; times now; twice now; once again;
        yet again; over and over; again and again; still no; still nothing; still waiting; still havent; still hasnt; still not;
        still broken; keep asking; kept asking; asked .. times; dont usually/normally complain; asking again; already told;
        already asked; already sent; already called; already emailed; as i said; as ive said; how many times; another week;
        keep getting; same problem again; same issue again; broke again; broken again; it happened again; back and forth;
        passed around; passed from; sent around; round in circles; chasing; chased
        """,
    "long_wait": """
        0/few/several ?whole/full minutes/mins/hours/hrs ?later/now/and/on/waiting/wait/of/in/with/to/still/plus;
        0 days/weeks/months later/now/and/waiting/wait/without/with/still/late;
        for/over/after/nearly/almost/about/last/past/waited/waiting/hold/took ?the ?past/last/more/over/than/nearly/almost/about a/an/one/two/three/four/five/six/seven/eight/nine/ten/several/0 hours/hour/hrs/hr/days/weeks/week/months/month/minutes/mins/min;
        for hours; for days; for weeks; for months; for ages; for ever; forever; for an hour; half an hour; an hour; hours on;
        weeks now; months now; days now; since last week; since last month; since january; since february; since march; since april;
        since may; since june; since july; since august; since september; since october; since november; since december; since monday;
        since tuesday; since wednesday; since thursday; since friday; all day; all week; weeks ago; months ago; days late; weeks late;
        month late
        """,
    "resolved": """
        fixed now; now fixed; sorted now; all sorted; its sorted; working now; works now; works again; working again; resolved now;
        been resolved; has been fixed; got it working; got it fixed; all good now; finally arrived; finally came; finally works;
        arrived today; turned up today; issue resolved; problem solved; fixed it; solved it; solved my; fixed my; found it;
        never mind; nevermind; nvm; replacement came; replacement arrived; got my refund; refund came; refund arrived
        """,
    "address": "you; your; yours; youre; u; ur; guys; yall; yourselves",
    "mine": "my; mine; i; ive; im; me; our; we; weve; us",
    "ack": """
        ok; okay; k; kk; great; perfect; cool; nice; good; awesome; amazing; excellent; brilliant; lovely; fantastic; wonderful;
        super; thanks; thank; thx; ty; tysm; cheers; thanx; ta; tnx; thankyou; you; u; so; very; much; a; lot; lots; many; again; for;
        the; your; that; this; all; help; reply; replying; response; info; information; quick; fast; prompt; answer; answering; it;
        will; do; got; noted; understood; sure; yes; yep; yeah; yup; no; problem; worries; appreciated; appreciate; really; guys;
        team; folks; everyone; both; have; day; evening; weekend; one; and; to; x; xx; xxx; now; sorted; in; advance; bye; alright;
        right; fine; fab; kind; of; is; was; well; helping; looking; into; getting; back; me; sorting; support; service; lol; haha;
        hi; hey; hello; indeed; bless; god; love; big; huge; million; bunch; too; already; just; we
        """,
    "ack_core": """
        thanks; thank; thx; ty; tysm; cheers; thanx; ta; tnx; thankyou; ok; okay; k; kk; great; perfect; cool; nice; awesome;
        appreciated; noted; understood; lovely; brilliant; excellent; yes; yep; yup; sure; lol; haha; love; amazing; fab; super;
        wonderful; fantastic; good; alright
        """,
    **en_grave.LISTS,
}
