"""Sentences written for these tests, with what a careful colleague would say of each.

Columns: queue | intents that would be right | priorities that would be right | failed channels | text. A line that starts with `#` names a group.
"""

from __future__ import annotations

from typing import NamedTuple

from socialwatch.model.words import Channel, Intent, Priority, Queue


class Sentence(NamedTuple):
    """A text and the judgement expected of it."""

    text: str
    queue: Queue
    intents: frozenset[Intent]
    priorities: frozenset[Priority]
    failed: tuple[Channel, ...]


TABLE = """
# danger, whatever the tone
service | complaint help | urgent | | @acme my kettle gave my daughter an electric shock, there was smoke everywhere
service | complaint help | urgent | | @acme the handle gets so hot that my daughter burnt her hand.
service | complaint help | urgent | | Lovely design @acme, shame it caught fire last night
service | complaint help | urgent | | @acme fyi the base melted the plug and sparks came out of the socket
service | complaint help question | urgent | | @acme is it normal that the kettle smells of burning plastic?
service | complaint | urgent | | my toddler scalded his arm because the @acme lid popped off
service | complaint help | urgent | | Hi @acme :) small thing, the battery is swollen and hissing
service | complaint | urgent | | @acme found pieces of glass in my tea. Glass!
service | complaint | urgent | | @acme your kettle exploded on the hob, we are in hospital
service | complaint help | urgent | | @acme I had an allergic reaction to the coating
service | complaint help | urgent | | @acme I can see another customer's order and address in my account
service | complaint help | urgent | | my account got hacked @acme and somebody ordered 3 kettles
service | complaint help | urgent | | @acme there is an unauthorised charge on my card from you
service | complaint help cancel | urgent | | @acme nobody listens, honestly I want to kill myself
service | complaint | urgent | | @acme I cut my finger open on the rim and had to get stitches
service | complaint help | urgent | | @acme kettle overheats and the cable is scorched
service | complaint | urgent | | @acme made my whole family sick, vomiting all night
# law, discrimination, outage
service | complaint help | high | | @acme refund me or my lawyer will be in touch
service | complaint | high | | @acme I have reported you to trading standards
service | complaint | high | | @acme see you in small claims court
service | complaint | high | store | @acme your staff in the shop refused to serve my brother because of his wheelchair
service | complaint | high | | that new @acme advert is just racist
service | complaint help question | high | | @acme is your service down for everyone?
service | complaint | high | | @acme servers are down again, nobody can log in
# the press
pr | complaint help question other talk | high | | Hi @acme, I'm a journalist writing a story about kettles, who is your press contact?
pr | complaint help question other talk | high | | @acme press enquiry: could someone give a comment for an article in tomorrow's paper?
# failed channels
service | complaint help | high | phone | @acmehelp my kettle arrived broken and your phone line keeps me on hold for an hour, please help
service | complaint | high | phone delivery | Third time I ring @acme and nobody picks up. Order still not here.
service | complaint | high | phone | @acme it broke again, still nobody picks up the phone!
service | complaint help | high | phone | @acme I was on hold on your phone line for two hours, help!
service | complaint | high | phone | @acme 45 minutes on hold and then you hung up on me. Wow.
service | complaint | normal | phone | @acme you promised a callback and never called me back
service | complaint help | normal | phone | @acme can't get through to anyone by phone
service | complaint | high | phone | @acme been on hold for 50 mins. The hold music is lovely though.
service | cancel | high | email | cancelling my @acme subscription, mails go unanswered since May
service | complaint | high | email | @acme I emailed you three times and got no reply
service | complaint | high | email | @acme no response to my emails for three weeks
service | complaint help | normal | email | @acme the email to support bounced, what should I do?
service | complaint | normal high | email | @acme all I ever get is an automated reply
service | complaint | normal high | chat | @acme your live chat is useless, it disconnected me
service | complaint | normal high | chat | @acme stuck in a loop with your chatbot, I need a human
service | complaint | normal | store | @acme the store in Leeds refused my return
service | complaint | normal | store | went to your shop @acme, closed at 3pm, no sign on the door
service | complaint help | normal | website | @acme your website crashes when I try to pay
service | complaint help | normal | website | @acme checkout won't accept my card, error 500
service | complaint help | normal | website | @acme I can't log in to your website
service | complaint | normal | app | @acme the app keeps crashing since the last update
service | complaint help | normal | app | @acme your app won't open on android, please fix
service | complaint help question | normal | delivery | @acme my parcel never arrived
service | complaint help question | normal high | delivery | @acme where is my order? it was due last week
service | complaint | normal | delivery | @acme the courier left it in the rain
service | complaint | normal high | delivery | @acme tracking says delivered but nothing came
service | complaint help | high | delivery | @acme still waiting for my order after three weeks
service | complaint | normal high | social | @acme you ignored my DMs
service | complaint | high | social | @acme no reply to my DM for 5 days
service | complaint | high | phone email | @acme called four times, emailed twice, nobody answers my emails
# no channel failed
service | complaint help question other | normal | | @acme my order is on hold, says the bank
service | question | normal | | @acme what is your phone number?
service | question help | normal | | @acme can I email you a photo of the serial number?
service | question | normal | | @acme do you have a shop in Bristol?
praise | praise | low | | @acme your phone support was brilliant, picked up at once
praise | praise | low | | @acme quick reply to my email, thank you!
praise | praise | low | | Love the new app @acme
praise | praise | low | | @acme delivery was super fast, thanks
# complaints
service | complaint | normal | | @acme worst kettle I have ever bought
service | complaint | normal | | @acme it stopped working after two days
service | complaint | normal | | @acme not happy with the colour at all
service | complaint | normal | | I am so disappointed in @acme
service | complaint | normal | | @acme overpriced and badly made, avoid
service | complaint help | normal | | @acme why was I charged twice? I want my money back
service | complaint help | normal | | I was charged twice by @acme. Refund please.
service | complaint | normal high | delivery | @acme it is still not here and I am furious
service | complaint | normal | | @acme the quality isn't what it used to be, really poor
service | complaint | normal | | the @acme kettle leaks. Third one that leaks.
service | complaint | normal | | @acme this is unacceptable
service | complaint | normal | | @acme you sent me the wrong size
service | complaint | normal | | @acme 👎👎 so bad
service | complaint | normal | | @acme I don't like the new lid, it isn't good
service | complaint | normal | | @acme the filter never fits
service | complaint | normal | | why is your kettle so slow @acme
service | complaint | normal | | @acme #fail #VeryDisappointed
service | complaint | normal | | @acme misleading advert, the lid is not included
service | complaint help | normal | | @acme received a damaged box and half the parts are missing
service | complaint | normal | | @acme soooo slow, terrrrible service
service | complaint | high | | @acme same problem again, I already told you twice
service | complaint | high | | @acme still broken, still no answer, chasing you for weeks
# help
service | help complaint | normal | | @acme my kettle arrived with a cracked lid. Who do I talk to?
service | help complaint | normal | | @acme the spare lid that should be in the box is missing, I need help
service | help | normal | | @acme please help
service | help | normal | | @acme can someone help me change my address?
service | help | normal | | @acme how do I fix the lid?
service | help question | normal | | @acme I need a copy of my invoice
service | help | normal | | @acme could you send me the manual please
service | help question | normal | | @acme I did, see above. Any news?
service | help complaint | normal | | @acme got an error message when I switch it on, any ideas?
# questions
service | question | normal | | @acme is the lid dishwasher safe?
service | question | normal | | @acme do you ship to Ireland & Malta?
service | question | normal | | Does anyone know if @acme works with induction?
service | question | normal | | @acme what voltage does it need?
service | question | normal | | @acme how long is the warranty?
service | question | normal | | @acme when do you open on Sunday?
service | question | normal | | love my kettle @acme, quick question: can I use it with a gas hob?
# praise
praise | praise | low | | Huge thanks to @acme, the new kettle is wonderful and delivery was quick!
praise | praise | low | | Thank you @acme, the replacement came in two days!
praise | praise | low | | Honestly @acme makes the best tea of my life 🫖❤️
praise | praise | low | | @acme I love my new kettle, thank you so much!
praise | praise | low | | no complaints about @acme, works like a charm
praise | praise | low | | @acme can't complain, great value
praise | praise | low | | couldn't be happier with my @acme kettle
praise | praise | low | | @acme never had a problem with it in ten years
praise | praise | low | | not bad at all @acme 👏
praise | praise | low | | @acme never disappoints
praise | praise | low | | shout out to Sam at @acme who sorted my refund in five minutes, hero
praise | praise | low | | @acme fixed my broken kettle for free, brilliant service
praise | praise | low | | @acme thanks!
praise | praise | low | | @acme wow, exceeded my expectations
praise | praise | low | | can't wait for my @acme kettle 😍
praise | praise | low | | @acme 10/10 would recommend
praise | praise | low | | @acme finally works now, thanks for the help
# sarcasm
service | complaint | normal high | | @acme thanks for nothing, still broken
service | complaint | normal high | | Great, another broken kettle @acme
service | complaint | normal | | @acme well done for ruining my birthday
service | complaint | normal high | | love how @acme ignores everyone
service | complaint | normal | | @acme just what I needed, a kettle that does not boil
service | complaint | normal high | delivery | @acme thanks for losing my parcel
# mixed is service
service | complaint | normal | delivery | @acme love the kettle, hate the delivery
service | complaint | normal | | great kettle @acme but the lid broke after a week
service | complaint help | normal | | @acme lovely shop, but I was charged twice
service | complaint | normal high | phone | good product @acme, terrible phone support, nobody answers the phone
# cancel
service | cancel | high | | @acme I want to cancel my subscription
service | cancel | high | | @acme please close my account
service | cancel | high | | switching to your competitor, @acme
service | cancel | high | | @acme you just lost a customer
service | cancel | high | | never buying from @acme again
service | cancel | high | | @acme how do I cancel my order?
service | cancel | high | | that's the last time I order from @acme
# sales
sales | purchase | normal | | where can I buy an @acme kettle in Wales?
sales | purchase | normal | | @acme do you sell lids? please help
sales | purchase | normal | | @acme is there a discount for schools <100 pupils?
sales | purchase | normal | | @acme when will the red one be back in stock?
sales | purchase | normal | | @acme how much is the big kettle?
sales | purchase | normal | | thinking of buying an @acme kettle, which model is quietest?
sales | purchase | normal | | @acme can I pre-order the new one?
# suggestions
service | suggestion | normal | | @acme please add a quieter mode 🙏
service | suggestion | normal | | @acme it would be nice if the lid came in green
service | suggestion | normal | | @acme you should make a travel version
service | suggestion | normal | | @acme feature request: a timer
service | suggestion | normal | | would love to see a glass version @acme
# vents to us, and talk
service | vent | normal | | @acme worst support ever, you should be ashamed
service | vent | normal | | @acme you suck
service | vent | normal | | @acme bunch of clowns
pr | talk | low | | having tea from the acme kettle
pr | talk | low | | My neighbour has an acme kettle
pr | talk | low | | #acme at the trade fair in Berlin
pr | talk | low | | The acme kettle was first made in 1951
pr | talk | low | | New blog post: ten kettles compared, from acme kettle to zenith
# German
service | help question | normal | | @acme wo finde ich die Bedienungsanleitung? Danke & Gruß
service | complaint | high | phone | @acme seit zwei Stunden in der Warteschleife, niemand geht ran
service | complaint help | normal | delivery | @acme mein Paket ist nicht angekommen, bitte helft mir
service | complaint | normal | | @acme der Wasserkocher ist kaputt und der Service ist unterirdisch
service | complaint help | urgent | | @acme der Stecker ist verschmort und es gab Rauch
praise | praise | low | | Vielen Dank @acme, der neue Wasserkocher ist super!
service | complaint | normal | | @acme ich bin nicht zufrieden
service | cancel | high | | @acme hiermit kündige ich mein Abo
sales | purchase | normal | | @acme wo kann ich einen Deckel kaufen?
service | suggestion | normal | | @acme wäre schön wenn es den in grün gäbe
service | question | normal | | @acme ist der Deckel spülmaschinenfest?
service | complaint | high | email | @acme seit drei Wochen keine Antwort auf meine Mails
# French
service | complaint | high | delivery | @acme la livraison a dix jours de retard, personne ne répond
service | complaint | normal | | @acme ma bouilloire ne marche plus
praise | praise | low | | merci @acme, livraison rapide et bouilloire magnifique
service | complaint | high | phone | @acme une heure d'attente au téléphone et personne ne décroche
service | complaint help | urgent | | @acme la bouilloire a pris feu dans ma cuisine
service | cancel | high | | @acme je veux résilier mon abonnement
sales | purchase | normal | | @acme où puis-je acheter un couvercle ?
service | question help | normal | | @acme est-ce que le couvercle passe au lave-vaisselle ?
service | complaint help | normal | delivery | @acme aidez-moi s'il vous plaît, ma commande est perdue
service | complaint | normal | | @acme je suis très déçue, service client lamentable
# Spanish
sales | purchase | normal | | @acme ¿dónde puedo comprar una tapa nueva?
service | complaint | normal | | @acme el hervidor no funciona
service | complaint | high | phone | @acme llevo dos horas llamando y nadie contesta el teléfono
praise | praise | low | | muchas gracias @acme, me encanta mi hervidor nuevo
service | complaint help | normal | delivery | @acme mi pedido no ha llegado, ¿me pueden ayudar?
service | complaint help | urgent | | @acme mi hijo se quemó la mano con su producto
service | cancel | high | | @acme quiero cancelar mi suscripción
service | complaint | normal | | @acme pésimo servicio, son unos ladrones
service | question | normal | | @acme ¿hacen envíos a Canarias?
# Portuguese
service | complaint | normal | | @acme a chaleira não funciona
service | complaint help | normal high | delivery | @acme meu pedido ainda não chegou, podem ajudar?
praise | praise | low | | obrigada @acme, adorei a chaleira, chegou rápido
service | complaint | high | phone | @acme estou há duas horas no telefone e ninguém atende
service | complaint | urgent | | @acme a chaleira pegou fogo
service | cancel | high | | @acme quero cancelar minha assinatura
sales | purchase | normal | | @acme onde posso comprar uma tampa?
service | complaint vent | normal | | @acme péssimo atendimento, que vergonha
# Italian
service | complaint | normal | | @acme il bollitore non funziona più
service | complaint help | normal | delivery | @acme il mio pacco non è arrivato, potete aiutarmi?
praise | praise | low | | grazie @acme, bollitore bellissimo e consegna veloce
service | complaint | high | phone | @acme un'ora di attesa al telefono e nessuno risponde
service | complaint | urgent | | @acme il bollitore ha preso fuoco
service | cancel | high | | @acme voglio disdire l'abbonamento
sales | purchase | normal | | @acme dove posso comprare un coperchio?
service | complaint | normal | | @acme servizio pessimo, sono molto deluso
service | question help | normal | | @acme il coperchio va in lavastoviglie?
# no word lists: a person must look
service | other | normal | | @acme الغلاية لا تعمل منذ أسبوع
service | other | normal | | @acme המכסה נשבר אחרי יומיים
service | other | normal | | @acme フタが閉まりません。交換できますか？
service | other | normal | | @acme крышка не закрывается, что делать?
service | other | normal | | @acme mijn waterkoker is niet aangekomen, wat nu?
service | other | normal | | @acme czajnik nie działa od tygodnia, proszę o pomoc
# a second batch, written before the lists had seen it
service | help question | normal | | @acme hi, any idea when my kettle will be dispatched? Ordered Monday, thanks
praise | praise | low | | @acme nothing to complain about, just wanted to say the lid is great
service | complaint | normal | | @acme I've had this kettle for 3 weeks and it's already rusting inside
service | complaint | normal high | | ordered from @acme two weeks ago, radio silence since
service | complaint | normal | | @acme I returned it a month ago and still haven't got my money
service | complaint | normal | delivery | @acme your courier threw my parcel over the fence
service | complaint | normal | phone | Tried calling @acme all morning. Engaged. Engaged. Engaged.
service | complaint | normal | | @acme you charged my card for something I never ordered
service | complaint help | urgent | | @acme the steam scalds you when you pour, be careful people
service | complaint help | urgent | | @acme I got a shock from the handle
service | complaint | normal | | @acme what a lovely surprise, an empty box!
service | complaint other | normal | | @acme I got a shock when I saw the price
praise | praise | low | | Really impressed by @acme support, Lea was so patient with my stupid questions
praise | praise | low | | @acme I was sceptical but wow this thing is quiet
praise | praise | low | | @acme it's fixed now, sorry for shouting!
praise | praise | low | | @acme never mind, found it. Thanks!
service | complaint | normal high | | @acme I don't usually complain but this is the third lid
service | complaint | normal | chat | @acme your chat says 'we are closed' at 2pm
pr | complaint help question other talk | high | | @acme I'm writing a review for the Guardian, who can I talk to in your press team?
service | complaint help other | high | | @acme remove my data under GDPR please
service | question | normal | | @acme is it dangerous to leave it on?
praise | praise | low | | @acme delivery driver was so kind to my gran, thank him!
service | complaint help | urgent | | @acme it makes a burning smell
service | complaint help | urgent | | @acme it trips the electrics every time
service | complaint | normal | | @acme water tastes of plastic
service | complaint | normal | | @acme what's the point of a warranty if you never honour it
praise | praise | low | | @acme I'll never buy anything else, best kettle ever
praise | praise | low | | @acme wouldn't buy from anyone else
service | complaint | normal | | @acme wouldn't buy it again
praise | praise | low | | @acme I love that it switches itself off
service | complaint | normal | | @acme could be better
service | complaint | normal | | @acme disappointed is an understatement
service | question help | normal | | @acme hello??? anybody there???
service | help | normal | | @acme I want to speak to a manager
service | complaint | normal high | | @acme the replacement arrived, also broken
praise | praise | low | | @acme your customer service is the best in the business, they replaced my leaking kettle without any questions
praise | praise | low | | @acme app update = perfect, no more crashes
praise | praise | low | | @acme your website was a breeze to use
praise | praise | low | | @acme I can finally log in again, thanks
service | complaint | normal | | @acme still can't log in
service | complaint | urgent | | @acme someone at your company leaked my email address
service | complaint | high | | @acme the woman at the counter told me to go back to my country
service | complaint | normal high | store | @acme I waited 40 min in the store and then they said it's sold out
service | complaint | normal high | email | @acme Frechheit, dritte Mail ohne Antwort
service | complaint | high normal | | @acme j'attends toujours mon remboursement depuis 2 mois
service | complaint | urgent | | @acme c'est normal que ça sente le brûlé ?
service | complaint | normal | store | @acme me llegó rota la tapa y en la tienda no me la cambian
service | complaint | normal | | @acme comprei e veio quebrado, ninguém resolve
service | complaint | high | phone | @acme ho chiamato tre volte e mi riattaccano sempre
praise | praise | low | | @acme bravissimi, assistenza top
service | complaint | normal | | @acme die Lieferung kam schnell, aber der Deckel ist verbeult
praise | praise | low | | @acme endlich wieder da, danke!
praise | praise | low | | @acme You guys rock! Quick fix by Tom in chat. Gold star.
# a third batch: the same idea
service | complaint | normal high | phone | @acme I sat on the phone for ages and gave up
service | complaint | normal | phone | @acme nobody at the helpdesk rings back
service | complaint | normal | phone | @acme left two voicemails, nothing
service | complaint | normal | email | @acme ticket 4411 closed without an answer
service | complaint | normal high | delivery | @acme 'out for delivery' since Tuesday
service | complaint | normal | social | @acme you answer everyone on here but me
service | complaint | normal high | phone | @acme waited 2h on the line, got cut off, called again, waited 1h
service | complaint | normal | phone | @acme love you but your phone queue is a joke
service | complaint | normal | website | @acme can't checkout, basket empties itself
service | complaint | normal | app | @acme the app logs me out every five minutes
service | complaint | normal | chat | @acme your bot keeps asking me the same thing
service | complaint | normal | | @acme order came, wrong colour
praise | praise | low | | I called @acme and they sorted it in 2 minutes!
praise | praise | low | | I emailed @acme and got an answer the same day, impressive
praise | praise | low | | @acme package arrived early, you legends
praise | praise | low | | @acme thanks to Ben in the York store for finding me a lid
praise | praise | low | | @acme my cat knocked it off the counter and it still works, incredible
praise | praise | low | | @acme bit pricey but worth it
service | question | normal | | @acme how long does delivery take to Norway?
service | question | normal | | @acme do you have an email address for schools?
service | question | normal | | @acme what's your returns address?
service | complaint help | urgent | | @acme found a screw in my tea
service | complaint help | urgent | | @acme boiling water leaked over my legs
service | complaint help | urgent | | @acme the glass shattered in my hand
service | complaint help question | urgent | | @acme black mould in the spout, is this safe for kids?
service | complaint | urgent | | @acme login shows me a stranger's orders
service | complaint | urgent | | @acme I got an email addressed to somebody else with their order in it
service | complaint | high | | @acme your ad is offensive to women
service | cancel | high | | @acme I will be cancelling my direct debit if this isn't fixed
service | other complaint | normal | | @acme my wife is going to kill me if it's not here for xmas
service | suggestion | normal | | @acme bring back the old lid!!!
service | complaint | urgent | | @acme mi ha dato la scossa
service | complaint | urgent | | @acme mein Kind hat sich verbrüht
service | complaint | urgent | | @acme ça a explosé
praise | praise | low | | @acme habt ihr toll gemacht
praise | praise | low | | @acme nicht schlecht!
praise | praise | low | | @acme qué bonito
praise | praise | low | | @acme siete i migliori
service | complaint | normal | delivery | @acme colis jamais reçu
service | complaint | normal | phone | @acme c'est quoi ce service client qui raccroche au nez
service | complaint question help | normal | delivery | @acme cadê meu pedido???
service | complaint | normal | app | @acme app não abre
service | complaint | normal | app | @acme l'app non si apre
# a fourth batch, in five languages
service | help question | normal |  | @acme Hallo, mein Kocher tropft seit gestern. Was kann ich tun?
service | complaint | high | phone | @acme Bestellung vom 3.10. immer noch nicht da, telefonisch erreicht man niemanden
service | complaint | normal |  | @acme ich habe euch schon drei Mal geschrieben
service | complaint | normal | chat | @acme euer Chatbot versteht nix
service | complaint | normal | store | @acme Die Mitarbeiterin in der Filiale Köln war sehr unfreundlich
service | complaint | normal | app | @acme Die App stürzt beim Öffnen ab
service | complaint | normal | website | @acme kann mich auf eurer Website nicht einloggen
service | complaint | high |  | @acme ich werde euch verklagen
service | complaint | urgent |  | @acme Strom-Schlag am Griff bekommen!
praise | praise | low |  | @acme Mega Kundenservice, danke an Frau Müller
praise | praise | low |  | @acme bin echt begeistert
service | suggestion | normal |  | @acme schön wäre ein leiserer Modus
sales | purchase | normal |  | @acme Was kostet der Versand in die Schweiz?
sales | purchase | normal |  | @acme Gibt es Rabatt für Studenten?
service | complaint | normal |  | @acme nie wieder
service | cancel | high |  | @acme ich bestelle nie wieder bei euch
service | question help | normal |  | @acme Wie lange habe ich Garantie?
service | complaint | normal |  | @acme habe den falschen Deckel bekommen
service | complaint | normal |  | @acme warum antwortet ihr nicht?
service | question help | normal |  | @acme bonjour, quand arrive ma commande ?
service | complaint | high | email | @acme toujours pas de réponse à mon mail
service | complaint | normal | app | @acme votre appli plante tout le temps
service | complaint | normal | store | @acme le vendeur du magasin de Lyon a été très désagréable
service | complaint | urgent |  | @acme j'ai pris une décharge électrique
service | question help | normal |  | @acme vous vendez des pièces détachées ?
sales | purchase | normal |  | @acme quel est le prix du grand modèle ?
praise | praise | low |  | @acme service client au top, merci Julie !
service | complaint | normal |  | @acme je ne suis pas satisfait
praise | praise | low |  | @acme bravo pour le nouveau design !
service | complaint | normal |  | @acme bravo, encore une panne
service | cancel | high |  | @acme je change de marque
service | complaint | normal | website | @acme le site bug, impossible de payer
praise | praise | low |  | @acme pas mal du tout
service | question help | normal |  | @acme est-il compatible induction ?
service | suggestion | normal |  | @acme ce serait top d'avoir une version verte
service | complaint | normal |  | @acme arnaque totale
service | question help | normal |  | @acme hola, ¿tienen tienda en Sevilla?
service | complaint | normal | app | @acme la aplicación se cierra sola
service | complaint | high | email | @acme llevo una semana esperando respuesta a mi correo
service | complaint | normal | store | @acme en la tienda me trataron fatal
service | complaint | normal |  | @acme me han cobrado dos veces
service | complaint | normal |  | @acme no estoy contento con la compra
praise | praise | low |  | @acme sois geniales
sales | purchase | normal |  | @acme ¿cuánto cuesta el grande?
service | suggestion | normal |  | @acme sería genial una versión verde
service | complaint | urgent |  | @acme se incendió el enchufe
service | complaint | high |  | @acme los voy a denunciar
service | cancel | high |  | @acme me cambio a otra marca
praise | praise | low |  | @acme todo perfecto, muy rápido el envío
service | question help | normal |  | @acme olá, qual o prazo de entrega para Lisboa?
service | complaint | normal |  | @acme veio com defeito
service | complaint | normal | app | @acme o aplicativo trava toda hora
service | complaint | normal | email | @acme mandei 3 emails e nada
service | complaint | normal | store | @acme fui muito mal atendida na loja do shopping
service | complaint | normal |  | @acme cobraram duas vezes no cartão
service | complaint | high |  | @acme vou processar vocês
service | complaint | urgent |  | @acme levei um choque no cabo
sales | purchase | normal |  | @acme quanto custa o frete?
praise | praise | low |  | @acme parabéns pelo produto, amei
service | complaint | normal |  | @acme parabéns, mais um atraso
service | suggestion | normal |  | @acme vocês deviam fazer um modelo verde
service | help question | normal |  | @acme buongiorno, quando arriva il mio ordine?
service | complaint | normal | app | @acme l'app crasha di continuo
service | complaint | high | email | @acme ho scritto tre mail e nessuno risponde
service | complaint | normal | store | @acme in negozio sono stati scortesi
service | complaint | normal |  | @acme mi avete addebitato due volte
service | complaint | normal |  | @acme non sono soddisfatto
praise | praise | low |  | @acme complimenti per il nuovo bollitore, bellissimo
service | complaint | normal |  | @acme complimenti, un altro ritardo
sales | purchase | normal |  | @acme quanto costa la spedizione?
service | suggestion | normal |  | @acme sarebbe bello averlo verde
service | complaint | high |  | @acme vi denuncio
service | complaint | urgent |  | @acme esce fumo dalla base
"""


def _sentence(line: str) -> Sentence:
    queue, intents, priority, failed, text = (part.strip() for part in line.split("|", 4))
    return Sentence(
        text, Queue(queue), frozenset(map(Intent, intents.split())), frozenset(map(Priority, priority.split())), tuple(map(Channel, failed.split()))
    )  # fmt: skip


SENTENCES = tuple(_sentence(line) for line in TABLE.strip().splitlines() if not line.startswith("#"))
