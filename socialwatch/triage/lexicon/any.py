"""Advertising, in whatever language it comes: asked of every text."""

from __future__ import annotations

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
        rolex; cheap watches; lowest price
        """,
    "promotion": """
        subscribe to my/our/mine/me; subscribe me; please/pls/plz/so subscribe; sub to my/me; sub my; sub for sub; sub 4 sub; sub me;
        check/visit/see/follow ?out my ?new ?youtube channel/channels; check my vids; check/see/watch ?out my ?new ?youtube video/videos/vid/vids;
        listen to my song/music; like my page; support my channel; subscribe and like; subscribe like; like and subscribe; suscribe;
        sub back; subscribe back; ill sub; ill subscribe
        """,
    "spam_doubt": """
        is this legit; is this real; is this you; is it you; is this genuine; is this a scam; is it a scam; is that you;
        is this actually; is this from you; fake account; pretending to be; claiming to be; phishing; impersonat*; got an email;
        got a text; received an email; received a text; got a message; received a message; got this; scam; i won; did i win
        """,
}
