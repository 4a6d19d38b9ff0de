"""Advertising, in whatever language it comes: asked of every text."""

from __future__ import annotations

# `spam` may advertise, `lure` only does so beside an `advert`: what nobody but a seller says. A `promotion` is one by itself.
SETS: dict[str, str] = {}

LISTS = {
    "spam": """
        make/makes/made/earn/earns/earning/earned ?up ?to 0 ?0 ?0 a/per/every/each/in day/week/month/hour; no experience needed/required/necessary; message/text/dm/contact/write me on chat/whatsapp/telegram/signal;
        free gift cards; gift cards giveaway; verify your account here/now/below; first 0 only/people/users/winners; limited slots/spots;
        slot gacor; slot; slots; gacor; casino; casinos; online casino; jackpot; betting; bet now; sportsbook; togel; judi;
        poker online; free spins; free bonus; bonus bonus; welcome bonus; deposit bonus; register now; sign up now; join now;
        click here; click the link; click link; click on the link; link in bio; link in my bio; check my bio; check my profile;
        check out my; visit my; visit our; visit my profile; see my profile; subscribe to my; sub to my; follow me; follow back;
        followback; f4f; follow for follow; like for like; cheap followers; buy followers; free followers; get followers;
        gain followers; buy likes; buy views; real followers; make money; make money online; earn money; earn money online;
        earn from home; work from home; earn daily; earn per; earn 0; earn up to 0; 0 daily; 0 weekly; 0 per day/week/month;
        extra income; passive income; financial freedom; get rich; per day from home; forex; forex trading; crypto; bitcoin; btc;
        ethereum; usdt; airdrop; presale; nft; nfts; giveaway; token launch; to the moon; trading signals; binary options;
        investment platform; invest with; investment opportunity; guaranteed profit; guaranteed returns; double your; roi; my mentor;
        account manager helped; dm me now; dm me to; dm to earn; dm for promo; dm for collab; promo me; promote it; promote it on;
        send pic to; whatsapp me; whatsapp number; text me on whatsapp; message me on telegram; telegram channel; join my telegram;
        join our telegram; t me; onlyfans; only fans; nudes; hot girls; sexy girls; hot singles; sugar daddy; sugar mommy; sugar baby;
        webcam; xxx; porn; viagra; cialis; weight loss pills; lose weight fast; keto pills; cbd gummies; essay writing;
        write your essay; assignment help; do your homework; homework help; pay someone to; loan offer; instant loan; payday loan;
        loans available; apply for a loan; recovery expert; recover your account; recover lost; recovered my account;
        hacked account recovery; contact him on instagram; spell caster; love spell; psychic; free iphone; free gift card;
        gift card giveaway; you have won; youve won; you won; congratulations you; claim your; claim now; claim prize; limited offer;
        limited time offer; act now; order now; buy now; shop now; 100 free; risk free; no deposit; promo; best price guaranteed;
        cheap price; wholesale price; seo services; seo service; web design services; rank on google; grow your business; boost your;
        backlinks; visit website; dropship*; best offer; hot deal; hot deals; discount 70; 50 off; 70 off; 90 off; replica; replicas;
        rolex; cheap watches; lowest price;
        apply now; part time job; no investment; watch my cam; claim it here; here to claim; link to claim; book a free call; lonely tonight;
        join ?our/my/the/this ?free telegram/crypto/signals/tips/vip channel/group; the telegram channel; channel t me; memecoin; memecoins
        """,
    "advert": """
        get/gain/want/grow/buy ?0/1k/2k/5k/10k/20k/50k/100k ?more/free/real ?real/active/free/instagram/twitter/tiktok/youtube followers/subscribers/likes/retweets/views;
        0/1k/2k/5k/10k/20k/50k/100k followers/likes/subscribers/views for; real likes/followers/retweets and/or likes/followers/retweets;
        grow/boost/explode your instagram/twitter/tiktok/youtube/tweets/followers/channel;
        make/makes/made/earn/earns/earning/earned/making ?up ?to 0/1k/2k/3k/5k/10k ?usd/dollars/euro/euros/pounds a/per/every/each/daily/weekly/monthly ?day/week/month ?from ?home;
        making 0/1k/2k/3k/5k/10k monthly/weekly/daily; 0 usd/dollars/euros/pounds daily/weekly/monthly;
        win a/an ?free 0 ?amazon/walmart/paypal/visa gift/voucher; win a/an ?free iphone/ps5/macbook/playstation; been selected for a/an/the;
        retweet and sign up to win; sign up to win;
        we offer/provide/sell ?professional/cheap/best .. services; we offer/provide/build/design/do ?professional/affordable/cheap/best web/website/websites/logo/seo/app;
        we write your; put your website/site/business on; increase/boost/double your sales/traffic/revenue/ranking; digital marketing services/agency;
        hot/sexy/horny/lonely girls/women/singles/milfs near/in/nearby; meet hot/sexy/local/horny singles/girls/women; my private pics/pictures/photos/videos;
        watch my cam; my onlyfans; adult/sex/casual dating; hookup tonight;
        crypto/forex/trading/binary signals; i turned 0 into 0; turn 0 into 0; invest 0 .. and get; 100x gem; 1000x gem; guaranteed returns/profit/profits;
        lose 0 kg/kilos/pounds/lbs in 0; buy ?cheap viagra/cialis/xanax/tramadol; aaa quality; replica/designer bags and watches;
        bonus on your first deposit; betting tips; sure tips; instant approval; bad credit ok/okay/accepted;
        recovered mine; full movie free; match live free; live free in hd; free in hd; iptv subscription/service/services; buy verified paypal/accounts/account
        """,
    "promotion": """
        subscribe to my/our/mine/me; subscribe me; please/pls/plz/so subscribe; sub to my/me; sub my; sub for sub; sub 4 sub; sub me;
        check/visit/see/follow ?out my ?new ?youtube channel/channels; check my vids; check/see/watch ?out my ?new ?youtube video/videos/vid/vids;
        listen to my song/music; like my page; support my channel; subscribe and like; subscribe like; like and subscribe; suscribe;
        sub back; subscribe back; ill sub; ill subscribe
        """,
    "lure": """
        dm us; contact us at; start today; ask me how; no credit card needed; first page of google; sign up free; launching today; on telegram;
        contact telegram; contact @ on instagram/telegram/whatsapp; in 24 hours; 0 win; without prescription; today only; free shipping;
        cheap packages; affordable prices/price/rates
        """,
    "spam_doubt": """
        is this legit; is this real; is this you; is it you; is this genuine; is this a scam; is it a scam; is that you;
        is this actually; is this from you; fake account; pretending to be; claiming to be; phishing; impersonat*; got an email;
        got a text; received an email; received a text; got a message; received a message; got this; scam; i won; did i win; are you serious; is it really; your ad/ads/advert/adverts/newsletter; uses/using/use your logo/name; who says he/she
        """,
}
