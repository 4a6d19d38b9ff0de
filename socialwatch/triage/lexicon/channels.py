"""Ways to the brand and signs that one failed, for `triage.channels`: neither alone says that anything failed, side by side they do.

`NAME_thing` are words for a way; `silence` is that nobody reacted; `NAME_fail` fails only that way; `not_thing` looks like a way and is none.
"""

from __future__ import annotations

_EN = {
    "phone_thing": """
        hotline/hotlines/helpline/helplines/switchboard/callcentre/callcenter/voicemail/telephone/landline; call centre/center/centres/centers;
        phone line/lines/support/queue/number/menu/team/system/service/call/calls; phonecall/phonecalls;
        customer care/service/support number/line/phone; support/help/service/care line/number; on hold; the line; on the phone; by phone/telephone;
        over the phone; your phone/number/line/lines; the phone/telephone; call back; callback; hold music/queue; the recording; recorded message;
        called/ringing/rang/phoned/calling/phoning/telephoned ?you/your/support/customer/back/again/in/up/times/twice/and/since/all/now/them/on;
        i/ive/we/weve/have/just/ever called; phoned; rang; rung; telephoned; ringing round; automated menu/system/voice; i/we/to/ring/keep/kept ring/phone/calling/ringing ?you/your/support/customer; ring you/support/back;
        0/one/two/three/four/five/six/several/many/more calls; each/every call; calls to you/your; tried calling/ringing/phoning; tried to call/ring/phone;
        reach/join/contact you by phone; pick/picks/picking/picked up; rings and rings; rings out
        """,
    "email_thing": """
        email/emails/mails/emailed/emailing/mailed/inbox/mailbox; e mail/mails/mailed; my/your/the/a/any/every/this/two/three/0 mail; ticket/tickets;
        contact/web/online form/forms; support address; wrote/written/writing to; wrote you; support request/requests; case number; my enquiry/inquiry;
        mail ?to/from support/you/customer
        """,
    "chat_thing": """
        chat/chats/chatbot/chatbots/livechat/webchat/bot/bots/chatted/chatting; virtual/digital/online/ai/automated assistant/agent
        """,
    "store_thing": """
        store/stores/shop/shops/branch/branches/showroom/outlet/till/tills/cashier/cashiers; the/your/a counter; in store; instore; sales/shop assistant/assistants/staff/floor/person;
        salesman; saleswoman; store manager; security guard; service desk
        """,
    "website_thing": """
        website/websites/webpage/webshop/site/homepage/checkout/portal/basket/cart; web page/site/shop; your/the/this/login/payment/order/account/returns/help page/pages; online account/shop/store/order;
        password reset; promo/voucher/discount/code field/box; order form
        """,
    "app_thing": "app/apps",
    "delivery_thing": """
        parcel/parcels/package/packages/delivery/deliveries/shipment/shipping/courier/couriers/driver/drivers/tracking/postman/hermes/evri/dpd/dhl/ups/fedex/yodel/usps/deliveryman/dispatch/dispatched/shipped;
        my/the/your/our/an/this order/orders; delivery slot/date/window/guy/man/driver/company; next day delivery; out for delivery
        """,
    "social_thing": """
        dm/dms/dmd/dmed/dming/tweet/tweets/tweeted/comment/comments/inboxed; direct message/messages/messaged; private message/messages; on here; social media/team/channels;
        on/via/by/through ?x ?your twitter/instagram/facebook/messenger/insta/ig/fb/x/social; my post/posts/tweets/mentions; messaged you
        """,
    "silence": """
        is/are there ?actually ?even ?really anyone/anybody/someone/somebody; keeps/keep/kept repeating/asking/saying/looping/sending/telling/going/transferring/passing; got/get/getting told to call/use/email/write/go/try/wait; a/by/from robot/robots/bot/machine; didnt/doesnt/not address/answer/solve anything/it/my/the; back to the start/beginning; every time i press;
        nobody; noone; no one; nothing; nothing back/came/come/heard/yet/since/happened/happens/received/in/for/at; silence; silent; crickets; tumbleweed; radio silence;
        no/zero/any/without/get ?a/an/any answer/answers/reply/replies/response/responses/luck/joy/reaction/solution/human/humans/callback/feedback/acknowledgement/avail/resolution;
        unanswered; unreachable; uncontactable; unavailable; ignored; ignoring; ignores; gave up; give up; giving up; given up; engaged;
        hangs/hang/hung/hanging up; put/puts/slammed the phone down; disconnect/disconnected/disconnects/disconnecting; dropped; drops;
        cut/cuts/cutting/cutted me/us off; cut/cuts/cutting off/out; went/goes/gone dead; rings/rang/ringing/ring out; rings/rang/ring and rings/rang/rings; just rings/rang/ringing; constantly/always/permanently busy/engaged;
        still waiting/no/nothing/havent/hasnt/not/unanswered/unread; not/isnt/arent/wasnt/never/werent/havent/hasnt/doesnt/dont/didnt/wont ?been ?get ?got answered/answering/answer/answers/reachable/available/replied/reply/replying/returned/read/responding/respond/responded/acknowledged/picked/pick/picking/called/rung/rang/phoned/back/through/connected/anywhere/helped/touched/opened;
        never ?once ?even heard/got/came/called/rang/received/happened/get; not heard; havent heard; hasnt heard; hear nothing; heard nothing; yet to hear/receive/get;
        does/do/will/can/is/are/did anyone/anybody/somebody/someone/you ?people ?guys ?ever ?even ever/actually/answer/reply/read/pick/look/there/respond/work/listen;
        told/tells/telling/asked me/us to go/call/email/write/wait/contact; go away; for ages/hours/days/weeks/months/ever/forever; ages; waited; rude; useless; unhelpful; clueless; hopeless; worthless;
        0/twenty/thirty/forty/fifty/sixty/seventy/eighty/ninety/several minutes/mins/min/hours/hrs/hour/hr ?now/on/in/later/of/and; an hour; half an hour; hour and; two/three/four/five/six hours;
        0/two/three/four/several/ten/five days/weeks/months ago/now/later/since; a week/month/fortnight ago/now; a joke; is broken; in circles; round and round; in a loop; from zero/scratch; pillar to post;
        doesnt/dont/didnt/cant/couldnt/does understand/help/listen; cant/couldnt/cannot/impossible/unable/wont/didnt/unable ?to ?even get/reach/speak/talk/contact/connect/got; no agents/agent/operator/operators/staff/adviser/advisors/end/option; left on read; on read;
        undeliverable; bounced; bounce; bounces; bouncing; copy and paste; copy paste; copied and pasted; template; templated; automated; automatic; robotic; canned; standard/generic/stock reply/replies/response/responses/answer/answers;
        three/four/five/six/0/several/many/countless/umpteen/multiple/ten times; twice ?now/already; again and again; as agreed/promised; promised/promise ?me/us ?a; third/fourth/fifth/sixth/3rd/4th/5th email/emails/call/message/ticket/attempt/time;
        different answers/answer/stories; passed around/from/on; transferred; closes as/when/before; closed my/the/without; left the chat; left mid; mid sentence; full; number 0 in; position 0
        """,
    "shut": "closed; shut; offline; unavailable; closes as/when/before",
    "store_fail": """
        rude/rudely; closed; shut; refused/refuses/refuse/refusing; would/wouldnt/wont/didnt/dont not/exchange/take/accept/refund/help/serve/honour/honor;
        would/will not exchange/take/accept/refund/serve/honour/let/give/help/replace/sell; turned/sent me/us/away; sent away; couldnt/could care; rolled her/his/their eyes; walked off/away; ignored; laughed; shouted; sneered; followed me/us; searched my/our; accused;
        unhelpful; useless; clueless; incompetent; arrogant; unfriendly; dismissive; condescending; nobody/noone/no ?one ?to ?was help/helped/serve/served/there/around/staff/bothered; no staff; one till; empty shelves; out of everything;
        twenty/ten/0 people waiting/queueing/queuing; queue/queued/queuing/queueing/waited ?for ?0 ?an 0/hour/half/minutes/ages/forever/outside; told me to call/come/email/contact/phone/wait/leave/try/write; lied; wrong opening; opening hours wrong
        """,
    "site_fail": """
        blank; white/black/blank screen/page; spinning; just/only/keeps/still spins; spinner; wheel; wont; doesnt/does/do/is/not/dont ?not ?even work/load/open/respond/connect/let/recognise/recognize/accept/save/show/update/sync/pair/start/register/process;
        not/isnt/arent/stopped/stops/no working/loading/opening/responding/syncing/pairing/connecting; logs/logged/kicks/kicked/signs/throws/threw me/us out/off; error/errors; 0 error; 403; 404; 500; 502; 503; timeout; timed out; times out; rejects; rejected; refuses/refused;
        keeps; kept; keep logging/crashing/saying/asking/telling/freezing/getting/losing; emptying; empties; emptied; crash/crashes/crashed/crashing; slow; sluggish; glitch/glitchy/glitches/glitching; bug/bugs/buggy; cant/cannot/couldnt/unable/impossible ?to ?even log/login/pay/order/check/sign/checkout/access/find/use/open/add/register/update/change/reset/see/get/connect/play/download/install;
        down; hangs; hanging; freezes; frozen; freezing; never comes/arrives/came/arrived/loads/works/opens; broken; maintenance; unusable; is/are/goes/went/been/be offline; ate; lost/loses/losing/deleted/wiped my/the/all/connection; greyed out; does nothing; nothing happens; reinstalled; reinstall/reinstalling; infinite/endless loop; gone; vanished; disappeared; logged out; login fails/failed/failing
        """,
    "delivery_fail": """
        nothing ?here/came/arrived/there/in/at; nobody/noone came/turned/showed/rang/knocked/delivered; no ?one/sign/show/trace/update/parcel came/of/show/turned/arrived/yet; not/never/hasnt/havent/didnt/doesnt/isnt/wasnt/still ?yet ?been ?even ?not arrived/arrive/come/came/here/delivered/received/turned/show/showed/moved/move/updated/dispatched/shipped/left/attempted/knock/ring/rang/knocked/collected;
        marked/says/said/shows/showing/show/claims/claimed/apparently/supposedly/tracking ?it ?was ?as ?its ?been delivered; wrong/old/different/another ?delivery address/house/door/street/town/city/person/flat; neighbour/neighbor i/who/that/we/dont/never; with/to a/my/some/the/another neighbour/neighbor/stranger;
        stuck; lost; missing; stolen; late; delayed; delay; delays; overdue; rescheduled; postponed; chucked/threw/thrown/dumped/hurled/tossed/kicked/lobbed/launched/flung; half ?of ?it ?the gone/missing/empty/contents;
        arrived/came/was/turned ?up open/opened/empty/crushed/damaged/wet/soaked/smashed/squashed/torn/ripped/late; left/leaving/dumped/hid/hiding ?it ?my ?the ?parcel ?package ?box in/outside/behind/on/at/over/under/with ?the ?a ?my rain/outside/bins/bin/street/doorstep/step/porch/lawn/hedge/neighbour/neighbor/stranger/road/garden/puddle/gate/pavement;
        over the/my fence/hedge/gate/wall; took ?a ?the day off; waited ?in ?all day/in/at; was/were/been/am home/in all/the; due ?on ?by ?for ?in yesterday/monday/tuesday/wednesday/thursday/friday/saturday/sunday/last; was/were due; should/supposed ?to ?have ?be ?been arrived/here/come/delivered/arrive;
        0/zero stars; terrible; awful; shocking; appalling; useless; nightmare; joke; shambles; hate; worst; slow; failed; still waiting/in/at/stuck; where is/are ?my; wheres; days ?late ago/late/now; weeks late/ago/now; next month; any idea where; cancelled; returned to sender; sent back; stood me up; no tracking; signed ?for by
        """,
    "social_fail": """
        delete/deleted/deleting/deletes/hide/hid/hiding/removed/remove/removing; block/blocked/blocking; only ?ever reply/answer/respond/react; everyone/everybody else; others ?but; on seen; on read; unread; no reaction; ghosted; ghosting
        """,
    "not_thing": """
        my website/websites/site/app/apps/store/shop/page/webshop; body/repair/pet/book/auto shop; use/using/used the phone; email/mail account/accounts/login/password/provider/app/client/client; password ?reset mail/email/mails/emails; reset/confirmation/verification/marketing/welcome/order/shipping/tracking/promotional mail/email/mails/emails; newsletter/newsletters; app/play store/stores; store/shop brand/card/credit; online/web shop/store; workshop; coffee/gift/barber/charity shop;
        phone/mobile charger/case/cable/holder/screen/battery/fell/died/stand/cover/socket; my phone; letter box; chat show; chit chat; checkout lady/girl/guy/boy; cashier/till receipt; on the phone with/to my; called it/him/her/the/my/a/an; so called; is/are/was/were calling you/me/it/him/her/them; mail order; shop around; drop shipped; rang/ring/ringing/rung ?the ?my ?door bell/doorbell/alarm/up/true; site/screw driver; driver/drivers seat/licence/license;
        live/family/group chat with my/friends; fishing line; in line with; the line between/of; top of the line; bottom line; product line; new line; box of; box in my/the; box is pretty/nice/lovely; phone number of; carried ?it; email address for/of
        """,
}

_DE = {
    "phone_thing": "hotline/servicehotline/telefon/telefonisch/warteschleife/leitung/anruf/anrufe/angerufen/telefoniert/rückruf/kundenhotline/servicenummer/telefonnummer/callcenter/hotlines/rufe/durchkommen; ruft/rufen .. an/zurück",
    "email_thing": "mail/mails/email/emails/ticket/tickets/anfrage/anfragen/kontaktformular/angeschrieben/postfach",
    "chat_thing": "chat/chatbot/livechat/bot/chats",
    "store_thing": "laden/filiale/geschäft/markt/verkäufer/verkäuferin/kassierer/kassiererin/kasse/mitarbeiterin/store",
    "website_thing": "website/webseite/seite/homepage/onlineshop/webshop/warenkorb/bestellseite/kasse/portal/kundenkonto/login",
    "app_thing": "app/apps",
    "delivery_thing": "paket/päckchen/lieferung/sendung/bestellung/zusteller/paketbote/bote/fahrer/dhl/hermes/dpd/gls/ups/kurier/zustellung/versand/sendungsverfolgung/post",
    "social_thing": "dm/dms/pn/direktnachricht/direktnachrichten/kommentar/kommentare/tweet/tweets; auf twitter/instagram/facebook",
    "silence": """
        niemand/niemanden/keiner/nichts/nix/stille/funkstille/unbeantwortet/ignoriert/unerreichbar/besetzt/aufgelegt/unverschämt/unfreundlich/nutzlos/ewig/stundenlang/vergeblich/vergebens; keine/keinen/ohne ?eine antwort/reaktion/rückmeldung/rückruf/hilfe/auskunft/lösung/chance;
        nicht/nie/niemals ?mehr ?wieder ?zurück erreichbar/erreicht/erreichen/durchgekommen/durch/beantwortet/zurückgerufen/gemeldet/reagiert/gelesen/angenommen/abgenommen/ran/besetzt; fliegt/fliege/fliegen/geflogen .. raus; raus; rausgeworfen; aus der leitung; abgebrochen; unterbrochen; kam/kommt nie/nichts/keine; nie was; immer noch keine/nichts/nicht;
        seit 0/zwei/drei/vier/stunden/tagen/wochen/einer; 0/zwei/drei/vier/eine/halbe/einer stunde/stunden/minuten/wochen/tagen; 0/zwei/drei/vier mal; mehrmals; dreimal; viermal; zweimal; im kreis; versteht/kapiert nix/nichts/nicht; textbaustein/textbausteine/standardantwort/standardantworten; zurückgekommen; unzustellbar
        """,
    "store_fail": "unfreundlich/unverschämt/frech/unhöflich/geschlossen/zu/verweigert/weggeschickt/abgewiesen/ignoriert/ausgelacht/arrogant/ahnungslos/inkompetent; weigert/geweigert; keine/kein hilfe/personal/verkäufer; nicht/niemand umgetauscht/umtauschen/zurückgenommen/zurücknehmen/geholfen/bedient/zuständig; wollte/wollten nicht/nichts",
    "site_fail": "fehler/fehlermeldung/abgestürzt/absturz/abstürze/hängt/langsam/leer/weiss/weisser/kaputt/offline/down/nutzlos/unbrauchbar; stürzt ab; stürzt; lädt/geht/funktioniert/startet/öffnet/verbindet/reagiert/klappt ?sich ?auch ?einfach nicht/nie/nix; nicht mehr; kann/komme/komm .. nicht; lässt sich nicht; wirft mich; ausgeloggt/abgemeldet; leert sich",
    "delivery_fail": "nichts/verloren/verschwunden/verspätet/verspätung/beschädigt/geklaut/gestohlen/weg/fehlt/geworfen/geschmissen/zerdrückt/aufgerissen/fehlanzeige; laut .. zugestellt; angeblich .. zugestellt/geliefert/da; nicht/nie/noch ?nicht ?nie ?immer angekommen/da/geliefert/gekommen/zugestellt/erhalten/bekommen/geklingelt/hier; falsche/falschen/alte/fremden/fremde adresse/nachbarn/haus; wo bleibt/ist; hängt .. fest; seit 0/tagen/wochen/montag/dienstag/einer; katastrophe; im regen; vor die tür",
    "social_fail": "gelöscht/löscht/blockiert/ignoriert/ungelesen/gelesen",
    "not_thing": "app store; passwort mail; bestätigungsmail; auf der seite; meiner seite; zur seite",
}

_FR = {
    "phone_thing": "téléphone/téléphonique/hotline/standard/ligne/appel/appels/appelé/appelle/appelez/rappelé/rappeler/raccroche/raccroché/décroche/joindre",
    "email_thing": "mail/mails/email/emails/courriel/courriels/ticket/formulaire/écrit/message/messages",
    "chat_thing": "chat/chatbot/tchat/bot; assistant virtuel; conseillère virtuelle",
    "store_thing": "magasin/magasins/boutique/vendeur/vendeuse/caisse/caissier/caissière/agence",
    "website_thing": "site/page/panier/portail; espace client; site web/internet; votre compte; mon compte",
    "app_thing": "appli/application/app",
    "delivery_thing": "colis/livraison/livreur/commande/paquet/envoi/suivi/chronopost/colissimo/dhl/dpd/ups/transporteur/relais/livré",
    "social_thing": "dm/mp/dms/tweet/tweets/commentaire/commentaires; message privé; messages privés; sur twitter/facebook/instagram",
    "silence": """
        personne/rien/silence/injoignable/ignoré/ignorée/ignorent/occupé/raccroche/raccroché/inutile/incompétent/incompétents/désagréable/malpoli/agressif/attends/attente; aucune/sans/pas/toujours réponse/solution/retour/nouvelles/nouvelle/aide; pas de/eu réponse/retour/nouvelles/suite; jamais ?eu ?de ?été répondu/réponse/rappelé/retour/lu/rappelée; ne répond/répondez/répondent/décroche/rappelle/rappelez/comprend/marche/fonctionne/lit;
        impossible ?de; coupé/coupée/coupe/coupent; ça coupe/sonne; sonne dans; depuis 0/deux/trois/une/des/plusieurs; 0/deux/trois/une/quarante/trente minutes/heures/heure/jours/semaines/fois; plusieurs fois; en boucle; tourne en rond; réponse automatique; réponses automatiques; copier coller; en attente
        """,
    "store_fail": "désagréable/désagréables/malpoli/impoli/impolie/fermé/refusé/refuse/refusent/agressif/agressive/incompétent/incompétente/ignoré/ignorée/méprisant/hautain; veut/veulent/voulu pas/rien; sans/aucune aide; pas aimable; mal reçu/reçue/accueilli/accueillie; personne pour",
    "site_fail": "bug/bugs/bugue/bugge/erreur/plante/planté/lent/lente/bloqué/bloquée/bloque/cassé/hs/inaccessible/inutilisable/maintenance/vide/déconnecte/déconnecté/refuse; ne marche/fonctionne/charge/répond/ouvre/s; s ouvre pas; impossible de; marche pas/plus; fonctionne pas/plus; page blanche; écran noir/blanc",
    "delivery_fail": "rien/retard/perdu/perdue/abîmé/abimé/cassé/volé/volée/ouvert/vide/introuvable/disparu/bloqué/annulé/annulée; marqué/noté/indiqué/soi/dit/déclaré ?comme livré/livrée; jamais/pas/toujours/non ?encore ?été ?rien arrivé/arrivée/reçu/reçue/livré/livrée/venu/passé/sonné/vu; mauvaise adresse; chez le voisin/voisins/un; où est/en; depuis 0/une/deux/trois/lundi/mardi/plusieurs; jeté/lancé/balancé/laissé; personne n est/a; pas venu",
    "social_fail": "supprimé/supprimez/supprime/bloqué/bloquée/bloquez/ignoré/ignorée/vu/lu",
    "not_thing": "mail de confirmation/réinitialisation; app store; ligne de; en ligne; page facebook",
}

_ES = {
    "phone_thing": "teléfono/telefónica/telefónico/llamada/llamadas/llamado/llamo/llamé/llamando/línea/centralita/hotline; call center; por teléfono; me cuelgan; colgaron/cuelgan/cuelga",
    "email_thing": "correo/correos/email/emails/mail/mails/ticket/formulario/escrito/escribí/escribo",
    "chat_thing": "chat/chatbot/bot; asistente virtual",
    "store_thing": "tienda/tiendas/dependiente/dependienta/vendedor/vendedora/cajera/cajero/caja/sucursal",
    "website_thing": "web/página/sitio/carrito/portal/pagina; mi cuenta",
    "app_thing": "app/aplicación",
    "delivery_thing": "pedido/paquete/envío/repartidor/entrega/mensajero/seur/correos/dhl/mrw/gls/seguimiento/transportista/entregado",
    "social_thing": "dm/md/mds/dms/tuit/tweet/tweets/comentario/comentarios; mensaje privado/directo; mensajes privados/directos; por aquí; por twitter/instagram/facebook",
    "silence": """
        nadie/nada/silencio/ignoran/ignorado/ignoráis/ocupado/comunica/colgaron/cuelgan/inútil/inútiles/grosero/groseros/maleducado/maleducados; sin/ninguna/ni ?una respuesta/contestación/solución/noticias; no/nunca ?me ?han ?se ?he ?hay ?lo contesta/contestan/contestáis/responde/responden/respondéis/respondido/contestado/cogen/atienden/atiende/llamado/llaman/entiende/funciona/devuelven/leen/recibido;
        imposible; se corta; me cortan; cortaron; desde hace; hace 0/dos/tres/una/varias/semanas/días; llevo 0/dos/tres/una/varias/horas/días/semanas; 0/dos/tres/una/cuatro/varias horas/hora/minutos/días/semanas/veces; en bucle; respuesta/respuestas automática/automáticas; en espera; esperando
        """,
    "store_fail": "grosero/grosera/maleducado/maleducada/cerrada/cerrado/fatal/borde/desagradable/inútil/negaron/niegan/negó/mal; no me/nos/quisieron/quieren/quiso/aceptan/aceptaron; sin atender; me trataron",
    "site_fail": "error/errores/lenta/lento/caída/caído/bloqueada/bloqueado/cuelga/colgada/falla/fallo/fallos/cierra/rota; no funciona/carga/abre/va/deja/puedo/responde/conecta/me; se cierra/cae/cuelga/bloquea; pantalla en/negra/blanca; imposible",
    "delivery_fail": "perdido/retraso/retrasado/roto/abierto/robado/desaparecido/vacío/dañado/tarde; pone/dice/consta/aparece/figura ?como ?que entregado/entregada; no/nunca/sigue/aún/todavía ?ha ?han ?me ?lo ?he ?ha ?sin ?no llegado/llega/llegó/recibido/recibí/entregado/venido/llamado/llegar/aparece/vino; dirección equivocada/incorrecta; dónde está; desde hace; llevo 0/dos/una/tres/esperando; nadie vino/ha; tirado/tiró/lanzó/dejó",
    "social_fail": "borráis/borrado/borran/bloqueado/bloqueáis/ignorado/visto",
    "not_thing": "correo de confirmación; en línea; app store",
}

_PT = {
    "phone_thing": "telefone/telefônico/telefónico/telefono/ligação/ligações/liguei/ligo/ligar/linha/atendimento/sac/ligando/telefonema; call center; desligam/desligaram/desliga",
    "email_thing": "email/emails/mail/mails/ticket/formulário/protocolo/escrevi/chamado",
    "chat_thing": "chat/chatbot/bot/robô; assistente virtual",
    "store_thing": "loja/lojas/vendedor/vendedora/caixa/balcão/funcionário/funcionária/gerente",
    "website_thing": "site/página/carrinho/portal/pagina; minha conta",
    "app_thing": "app/aplicativo/aplicação",
    "delivery_thing": "pedido/encomenda/entrega/entregador/pacote/envio/correios/transportadora/rastreio/rastreamento/entregue/compra",
    "social_thing": "dm/dms/inbox/direct/tweet/tweets/comentário/comentários; mensagem privada/direta; por aqui; no twitter/instagram/facebook",
    "silence": """
        ninguém/nada/silêncio/ignoram/ignorado/ignorada/ocupado/desligam/desligaram/inútil/grosseiro/grosseiros/mal; sem/nenhuma/nem resposta/retorno/solução/notícias; não/nunca/jamais ?me ?se ?consigo ?tive ?há ?recebi atende/atendem/responde/respondem/respondeu/responderam/retornaram/retorna/ligaram/liga/resolve/funciona/falar/entende/resposta/retorno/contato;
        impossível; a ligação cai; cai/caiu; há 0/dois/duas/três/dias/horas/semanas/uma; 0/duas/dois/três/uma/várias/meia horas/hora/minutos/dias/semanas/vezes; em espera; esperando; à espera; resposta automática; em loop
        """,
    "store_fail": "grosseiro/grosseira/fechada/fechado/péssimo/mal/recusou/recusaram/ignorou/ignoraram/despreparado/arrogante; não quiseram/quis/aceitam/aceitaram/trocam/trocaram; destratada/destratado",
    "site_fail": "erro/erros/lento/lenta/fora/trava/travando/travou/travado/falha/bug/caiu/cai/fecha/branco; não funciona/carrega/abre/deixa/consigo/responde/conecta/entra; tela branca/preta; impossível",
    "delivery_fail": "atrasado/atrasada/atraso/perdido/perdida/extraviado/extraviada/quebrado/roubado/sumiu/aberto/aberta/danificado/vazia; diz/consta/aparece/está ?que ?como ?foi entregue; não/nunca/ainda/nem ?foi ?me ?não ?recebi ?nada chegou/chega/recebi/entregue/entregaram/veio/apareceu/recebido; endereço errado; cadê; onde está; há 0/dias/semanas/duas/três; ninguém veio/apareceu; parado",
    "social_fail": "apagam/apagaram/apagou/bloqueado/bloquearam/bloqueou/ignorado/visualizado",
    "not_thing": "email de confirmação; on line; app store",
}

_IT = {
    "phone_thing": "telefono/telefonico/telefonicamente/chiamata/chiamate/chiamato/chiamo/centralino/linea/richiamato; numero verde/clienti; call center; assistenza telefonica; riattaccano/riattaccato; al numero",
    "email_thing": "mail/email/ticket/modulo/scritto/pec",
    "chat_thing": "chat/chatbot/bot; assistente virtuale",
    "store_thing": "negozio/negozi/commesso/commessa/cassa/cassiera/punto vendita; personale",
    "website_thing": "sito/pagina/carrello/portale; mio account",
    "app_thing": "app/applicazione",
    "delivery_thing": "pacco/consegna/corriere/ordine/spedizione/bartolini/brt/gls/dhl/sda/poste/tracking/consegnato/spedito",
    "social_thing": "dm/dms/direct/tweet/commento/commenti; messaggio privato; messaggi privati; su twitter/facebook/instagram",
    "silence": """
        nessuno/niente/nulla/silenzio/ignorate/ignorato/ignorata/occupato/irraggiungibile/inutile/inutili/maleducato/maleducati/scortese/scortesi/riattaccano/riattaccato; senza/nessuna/alcuna risposta/soluzione/notizia/notizie; non/mai ?mi ?ha ?ho ?si ?avete ?viene risponde/rispondono/rispondete/risposto/richiamato/richiamano/ricevuto/capisce/funziona/risponda/letto;
        impossibile; cade la; cade; da 0/due/tre/una/giorni/ore/settimane/un; 0/due/tre/una/mezz ore/ora/minuti/giorni/settimane/volte/mail; in attesa; attesa; risposta automatica; risposte automatiche; aspetto; sto aspettando
        """,
    "store_fail": "scortese/scortesi/maleducato/maleducata/maleducati/chiuso/rifiutato/rifiutano/ignorato/arrogante/incompetente/incompetenti; non hanno/ha/vogliono/voluto/accettano; trattato/trattata male",
    "site_fail": "errore/errori/lento/lenta/bloccato/bloccata/blocca/crasha/crash/giù/bianca; non funziona/carica/apre/va/risponde/riesco/mi/si; si blocca/chiude/impalla; impossibile; schermata bianca/nera",
    "delivery_fail": "perso/smarrito/ritardo/rotto/aperto/rubato/sparito/danneggiato/vuoto; risulta/dice/segna ?come consegnato/consegnata; non/mai/ancora ?è ?ho ?mi ?è ?stato arrivato/arrivata/ricevuto/consegnato/visto/passato/citofonato; indirizzo sbagliato; dov è; dove è; da 0/due/tre/una/giorni/settimane; nessuno è/si; lanciato/lasciato; fermo",
    "social_fail": "cancellate/cancellato/bloccato/ignorato/visualizzato",
    "not_thing": "mail di conferma; app store; in linea",
}

THINGS = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "pt": _PT, "it": _IT}
"""Language → lists; they join those of the language's own file."""
