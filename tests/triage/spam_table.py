"""Advertising addressed to a brand, and customers who speak of the same things: written before the rules that tell them apart."""

from __future__ import annotations

ADVERTS = """
@acme get 10k followers in 24 hours http://grow.example
@acme want more followers? we deliver real and active ones, visit http://fans.example
Get 1000 free instagram followers today! http://ig.example @acme
@acme boost your tweets with real likes and retweets, cheap packages http://likes.example
@acme grow your instagram fast, 5000 followers for $10, dm us
@acme earn $500 a day from home, no experience needed, dm me
@acme I make $3000 a week working from home, ask me how http://job.example
Earn 200 dollars per day with your phone, text me on whatsapp +1 555 0101 @acme
@acme stay at home moms are making $5k monthly, start today http://moms.example
@acme part time job, 300 usd daily, no investment, message me on telegram
@acme free gift cards! click here http://gift.example
@acme win a $1000 amazon gift card, click the link to claim http://prize.example
@acme first 100 people get a free $50 voucher, click here http://voucher.example
Congrats! You have been selected for a free iPhone 15, claim it here http://prize.example @acme
@acme giveaway! follow, retweet and sign up to win a PS5 http://ps5.example
@acme we offer SEO services at affordable prices http://seo.example
@acme our agency can put your website on the first page of google, contact us at http://seo.example
@acme need a website? we design professional websites for small businesses http://web.example
@acme hello sir, we provide web design, logo design and app development, visit http://studio.example
@acme increase your sales with our digital marketing services, book a free call http://agency.example
@acme lonely tonight? hot girls near you http://date.example
@acme meet sexy singles in your city, sign up free http://singles.example
@acme my private pics and videos are here 18+ http://pics.example
I am online now, come watch my cam 🔥 http://cam.example @acme
@acme subscribe to my onlyfans, 50% off this week http://of.example
@acme adult dating, no credit card needed http://xdate.example
@acme join our crypto signals channel, 90% accuracy http://t.example
@acme free forex signals every day, join the telegram channel t.me/signals
@acme I turned $200 into $5000 in a week with bitcoin, thanks to @mentor on telegram
@acme invest 0.1 BTC and get 0.5 BTC back in 24 hours http://btc.example
@acme new memecoin launching today, 100x gem, join the presale http://coin.example
Trade with the best broker, 100% guaranteed returns, start with $100 http://fx.example @acme
@acme lose 10 kg in 2 weeks with this one tea http://tea.example
@acme buy cheap viagra online without prescription http://pills.example
@acme designer bags and watches, replica AAA quality, free shipping http://bags.example
@acme ray ban sunglasses 80% off today only http://rb.example
@acme best online casino, 200% bonus on your first deposit http://casino.example
@acme sure betting tips, 100% win, join our channel t.me/tips
@acme need a loan? instant approval, bad credit ok, apply now http://loan.example
@acme we write your essays and assignments, cheap and on time, dm us
@acme hacked account? contact @fixer on instagram, he recovered mine within an hour
@acme watch the full match live free in HD here http://stream.example
@acme download the full movie free http://movie.example
@acme buy verified paypal and bank accounts, contact telegram @seller
@acme stop paying for streaming, lifetime IPTV subscription $20 http://iptv.example
@acme gain 5000 instagram followers overnight http://g.example
@acme looking for cheap followers? visit our site http://f.example
@acme earn up to $900 per week online, sign up here http://e.example
@acme make money from your couch, $400 daily guaranteed http://m.example
@acme claim your free $100 gift card now, click here http://c.example
@acme you are our lucky winner! get your free gift card http://w.example
@acme we provide affordable SEO and web development services http://s.example
@acme rank your website number one on google, dm for details http://r.example
@acme sexy girls waiting for you http://x.example
@acme naked pics in my profile http://n.example
@acme free crypto signals, join our telegram http://t.example
@acme best crypto pump group, 10x profits every day http://p.example
"""
"""To be lowered to noise; the last twelve were written when the rules were done."""

NEAR_MISSES = """
@acme I was offered a free gift card by mail, is it really from you? http://p.example
@acme the gift card I bought is not accepted at checkout
@acme where do I enter the gift card code? the page says click here and nothing happens http://p.example
@acme can I win the voucher if I live in Austria?
@acme you promised a $50 voucher for the first 100 customers and I got none
@acme I won your giveaway two months ago and the prize has not come
@acme stop sending me spam mails every day
@acme your newsletter is spam, I unsubscribed three times http://p.example
@acme I keep getting calls about crypto from someone who says he is from acme
@acme somebody uses your logo to sell followers http://p.example
@acme fake acme account asks people to click a link and claim a prize http://p.example
@acme your ads promise $500 a day from home, are you serious? http://p.example
@acme do I get a discount as a student?
@acme the 20% off code does not work http://p.example
@acme 50% off on the website, full price in the shop, why?
@acme is the black friday deal also for kettles?
@acme follow me so I can DM you my order number
@acme please follow back so that I can send you a message
@acme I sent you a DM, please check
@acme dm me the tracking number please
@acme click & collect never arrived
@acme I ordered by click and collect and the shop knew nothing of it
@acme the link in your mail is dead http://p.example
@acme when I click here it says page not found http://p.example
@acme I cannot sign up, the form says email already used
@acme how do I register now that my old account is gone?
@acme can I pay with bitcoin?
@acme do you accept crypto? http://p.example
@acme my crypto wallet app crashes on your phone
@acme do you hire people who work from home?
@acme is there a job at your shop? I could start today
@acme the recruiter said I earn 15 euros an hour and now it is 12
@acme I work from home and your router drops every day
@acme your website is slow, who made it?
@acme I cannot find you on google
@acme your site is not on the first page of google any more http://p.example
@acme the design of your new website is awful
@acme lovely logo, who designed it?
@acme I watched the match live and the stream broke off http://p.example
@acme how do I download the movie I paid for?
@acme my subscription costs $20, I was told $15
@acme the loan for my phone was declined, why?
@acme I applied for the instalment plan, no answer for a week
@acme my account was hacked, how do I recover it?
@acme who do I contact about a hacked account? http://p.example
@acme your webcam shows no picture http://p.example
@acme the cam broke after a week
@acme the hot water tap drips
@acme I bought sunglasses 40% off and they arrived broken http://p.example
@acme are these watches replicas? http://p.example
@acme the tea makes me feel sick
@acme is free shipping still valid today only?
@acme I need a refund, the casino night was cancelled
@acme my bet was not paid out, I want my money
@acme I deposited 100 and the bonus is missing
@acme my channel on your app lost all its followers overnight
@acme I lost 200 followers after your update, please check
@acme I wrote a review of your kettle on my blog http://blog.example
@acme my video about your mixer http://v.example
check out the new kettle I got from @acme 😍 http://p.example
@acme earn points does not work in your app
@acme what do I get per 100 points?
@acme I told my friends to buy now and you raise the price
@acme your chat says "contact us at" and gives no address http://p.example
@acme we are a small business and need 20 kettles, who do I contact? http://shop.example
@acme I am a web designer and your form breaks in firefox http://p.example
@acme I love your giveaway idea, good luck everybody
@acme subscribe button on my account does nothing
@acme where can I use my $100 gift card? the link gives an error http://p.example
@acme I clicked here and got charged http://p.example
@acme is your telegram channel official? http://t.example
@acme I earn points every week but they vanish
@acme how do I get more followers on your app? http://p.example
@acme we sell your kettles and offer delivery services in Graz, who supplies us? http://shop.example
@acme I want free shipping as promised on orders over 50 http://p.example
@acme delivery in 24 hours is what the page says http://p.example
@acme your SEO services invoice is wrong
@acme did you sign up for this? http://p.example
@acme you sent me a gift card offer, is it real? http://p.example
"""
"""None may be lowered."""


def lines(table: str) -> list[str]:
    """Return the sentences of a table."""
    return table.strip().splitlines()
