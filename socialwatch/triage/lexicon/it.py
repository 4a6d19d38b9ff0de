"""Italian."""

from __future__ import annotations

SETS = {
    "goods": "ordine ordini pacco pacchi spedizione consegna prodotto acquisto articolo merce bollitore",
    "site": "sito pagina",
    "number": "un una un' due tre quattro cinque sei sette otto nove dieci quindici venti trenta 2 3 4 5 6 7 8 9 10 12 14 15 20 30 40 45 60 90 diversi diverse parecchi",
    "body": "mano mani dito dita braccio gamba piede viso faccia pelle bocca occhio lingua testa bambino bambina figlio figlia neonato",
}

LISTS = {
    "negator": "non; mai; senza; nessun; nessuna; nessuno; niente; nulla; né; neanche; nemmeno",
    "trouble": """
        rotto; rotta; rotti; rotte; spaccato; spaccata; crepato; crepata; crepa; danneggiato; danneggiata; danneggiati; difettoso;
        difettosa; difetto; guasto; guasta; guasti; perde acqua; perdita; arrugginito; ruggine; muffa; graffiato; graffiata; errore;
        errori; bug; crasha; bloccato; bloccata; blocca; si blocca; si è rotto; si è rotta; si è guastato; ha smesso di funzionare;
        smesso di funzionare; in panne;
        non funziona/funzionano/va/vanno/parte/carica/apre/chiude/scalda/risponde/rispondono/rispondete/arriva/arrivano/riesco/riusciamo/si/accende/posso/ho/abbiamo/mi;
        non è arrivato/arrivata/possibile/stato/quello/ancora; non ho ricevuto/ancora;
        mai arrivato/arrivata/ricevuto/ricevuta/risposto/consegnato; ancora niente; ancora nulla; ancora non; ancora nessun/nessuna;
        sto aspettando; aspetto da; aspettando; sono in attesa; in attesa; attendo; attendo da; dov'è il/la mio/mia;
        dove è il/la mio/mia; dov'è finito; dov'è finita; dove sta; sbagliato; sbagliata; sbagliati; errato; errata; manca; mancano;
        mancante; perso; persa; smarrito; smarrita; rubato; ritardo; ritardi; in ritardo; addebitato due volte; addebito doppio;
        doppio addebito; pagato due volte; addebitato; addebito; rimborso; rimborsare; rimborsato; rimborsate; soldi indietro;
        i miei soldi; annullato il/la mio/mia; rifiutato; rifiutata; rifiutano; nessuna risposta; senza risposta; nessun riscontro;
        nessuna soluzione; nessuna assistenza; senza linea; senza internet; senza servizio; nessuno risponde/mi/sa/aiuta/si; problema;
        problemi; disservizio; disservizi; impossibile; irraggiungibile; irraggiungibili; ignorato; ignorata; ignorate;
        caduta la linea; riattaccato; riagganciato; sparito; sparita; scompars*; surriscalda; scalda troppo; puzza; rumore; reclamo;
        reclami; garanzia; lamentela
        """,
    "bad": """
        pessimo; pessima; pessimi; pessime; orribile; terribile; peggiore; peggiori; peggio; disastro; disastroso; disastrosa;
        vergogna; vergognoso; vergognosa; vergognosi; scandaloso; scandalosa; scandalo; ridicolo; ridicola; ridicoli; inaccettabile;
        indecente; indegno; penoso; pietoso; schifo; schifoso; schifosa; deluso; delusa; delusi; delusione; deludente; insoddisfatto;
        insoddisfatta; arrabbiato; arrabbiata; incazzato; incazzata; furioso; furiosa; stufo; stufa; stanco di; stanca di; esasperato;
        frustrante; frustrato; odio; truffa; truffatori; truffato; truffata; ladri; furto; fregatura; bugie; bugiardi; menzogne;
        presa in giro; presi in giro; prendete in giro; maleducato; maleducata; maleducati; scortese; scortesi; incompetenti;
        incompetente; incompetenza; inutile; inutili; merda; cagata; spazzatura; mai più; non lo consiglio; non consiglio; sconsiglio;
        sconsigliato; evitate; state alla larga; barzelletta; assurdo; assurda; abuso; brutto; brutta; cattivo; cattiva; male;
        malissimo; scadente; triste; peccato; poco serio; poco seri; inaffidabile; inaffidabili; incivile; follia
        """,
    "mild": "lento; lenta; caro; cara; strano; strana; complicato; complicata; purtroppo; difficile",
    "why": """
        perché; come mai; come è possibile; com'è possibile; è normale; è possibile che; fino a quando; cosa sta succedendo;
        quanto ancora
        """,
    "insult": """
        idioti; imbecilli; cretini; deficienti; incapaci; buffoni; pagliacci; andate a; vaffanculo; fate schifo; fate pena;
        vergognatevi; dovreste vergognarvi; peggior servizio; stronzi; bastardi; delinquenti; cialtroni
        """,
    "good": """
        ottimo; ottima; ottimi; ottime; eccellente; perfetto; perfetta; perfetti; meraviglioso; meravigliosa; fantastico; fantastica;
        stupendo; stupenda; splendido; splendida; favoloso; magnifico; magnifica; bellissimo; bellissima; bello; bella; adoro; amo;
        mi piace; piace; piaciuto; piaciuta; contento; contenta; contenti; felice; felici; soddisfatto; soddisfatta; soddisfatti;
        buono; buona; buoni; buone; bravo; brava; bravi; bravissimi; migliore; migliori; veloce; veloci; velocissimi; velocissima;
        rapido; rapida; gentile; gentili; gentilissimi; efficiente; efficienti; consiglio; consigliato; consigliatissimo; complimenti;
        congratulazioni; impeccabile; delizioso; top; super; bene; benissimo; affidabile; professionali; disponibili; disponibile;
        qualità
        """,
    "thanks": "grazie; grazie mille; ringrazio; ringraziare; ringraziamenti; grz",
    "idiom_good": """
        nessun problema; senza problemi; senza problema; nessuna lamentela; niente da ridire; nulla da ridire; niente da dire;
        non mi posso lamentare; non posso lamentarmi; non male; niente male; mai deluso; mai delusa; non delude; non deludono;
        mai un problema; funziona di nuovo; è tornato a funzionare; ora funziona; adesso funziona; problema risolto; risolto;
        già risolto; meglio del previsto; meglio di quanto; più che soddisfatto; più che soddisfatta; non potrei essere più;
        arrivato in anticipo; in anticipo; lo consiglio; non vedo l'ora; prima del previsto
        """,
    "idiom_none": """
        buongiorno; buona sera; buonasera; buonanotte; buon giorno; buona giornata; buona serata; buona notte; buon weekend;
        buon natale; buon anno; buon compleanno; buona fortuna; sarebbe bello; sarebbe utile; sarebbe meglio; sarebbe buono;
        mi piacerebbe; vorrei; grazie in anticipo; non solo; va bene; per bene; più o meno; meno male; buono sconto; buoni sconto;
        quanto prima; al meglio; bene allora; fate bene a; è disponibile; disponibile in; un consiglio; qualche consiglio
        """,
    "sarcasm": """
        grazie di niente; grazie per niente; grazie di nulla; grazie per nulla; grazie per avermi ignorato; grazie per non;
        ottimo servizio davvero
        """,
    "irony": """
        complimenti per il; complimenti per la; complimenti per; complimenti vivissimi; bel servizio; bella roba; bella assistenza;
        come al solito; come sempre; di nuovo; un'altra volta; bravi bravi; ma bravi; che bravi; che bello; un applauso;
        davvero un ottimo
        """,
    "help": """
        aiuto; aiutatemi; mi aiutate; aiutarmi; ho bisogno; serve aiuto; per favore; per piacere; potete; potreste; puoi;
        qualcuno può; qualcuno mi; qualcuno sa; mi potete; mi potreste; cosa devo; che devo; cosa posso; cosa faccio; che faccio;
        che fare; come faccio; come posso; come si fa; a chi; chi può; con chi; devo; voglio il mio; voglio la mia; voglio i miei;
        voglio essere rimborsato; voglio un rimborso; voglio una; pretendo; chiedo; contattatemi; chiamatemi; rispondete;
        rispondetemi; attendo risposta; attendo riscontro; in attesa di risposta; soluzione; risolvete; risolvere; quando arriva;
        quando riceverò; dov'è il mio; dov'è la mia; che fine ha fatto; cosa succede; sostituzione; in privato; in dm; fatemi sapere;
        rimborso; sostituire; cambio
        """,
    "question": """
        come; cosa; che; quando; dove; quale; quali; quanto; quanta; quanti; chi; perché; c'è; ci sono; avete; fate; vendete; spedite;
        consegnate; posso; si può; è possibile; qualcuno sa; sapete; è vero; una domanda; domanda; è compatibile; funziona con;
        va bene per; esiste; vorrei sapere; mi chiedevo; sapere se
        """,
    "suggestion": """
        sarebbe bello se; sarebbe bello; sarebbe utile; sarebbe utile se; sarebbe meglio; mi piacerebbe che; mi piacerebbe;
        suggerimento; suggerisco; propongo; un'idea; dovreste; potreste aggiungere; potreste mettere; aggiungete; riportate; mettete;
        magari; perché non fate; perché non mettete; manca una funzione; manca un'opzione; servirebbe
        """,
    "purchase": """
        dove posso comprare; dove compro; dove comprare; dove si compra; dove acquistare; dove posso acquistare; dove posso trovare;
        dove trovo; dove si trova; vorrei comprare; vorrei acquistare; voglio comprare; voglio acquistare; quanto costa;
        quanto costano; quanto viene; che prezzo; prezzo del; prezzo della; prezzi; preventivo; disponibile in; disponibile;
        torna disponibile; in magazzino; sconto; sconti; codice sconto; buono sconto; promozione; vendete; preordine; preordinare;
        comprare un; comprare una; quale modello; all'ingrosso; saldi
        """,
    "cancel": """
        disdire; disdetta; disdico; annullare il; annullare la; annullo; annullamento; cancellare il; cancellare la;
        cancellare l'abbonamento; voglio cancellare; cancellare il mio; chiudere il mio account; chiudere il conto;
        eliminare il mio account; recesso; recedere; cambiare operatore; cambio operatore; cambio gestore; cambiare gestore;
        passo alla concorrenza; alla concorrenza; passo a; me ne vado; avete perso un cliente; perso un cliente; perso una cliente;
        perdete un cliente; un cliente in meno; non compro più; non compro mai più; non comprerò più; non ordino più; mai più da voi;
        mai più con voi; non acquisterò più; ultima volta che; ultimo ordine; ultimo acquisto; rescindere
        """,
    "repeat": """
        di nuovo; un'altra volta; ancora una volta; nuovamente; seconda volta; terza volta; quarta volta; quinta volta; più volte;
        tante volte; mille volte; due volte; tre volte; quattro volte; 2 volte; 3 volte; 4 volte; 5 volte; 10 volte; diverse volte;
        svariate volte; ripetutamente; ancora niente; ancora nulla; ancora nessuna; senza risposta; nessuna risposta;
        nessuno risponde; ignorato; ignorata; rimbalzato; rimbalzata; rimbalzano; sollecito; sollecitato; solleciti; ennesimo;
        ennesima
        """,
    "long_wait": """
        da/dopo/per/oltre/attesa/aspetto/aspettando ?da ?di ?più ?di $number giorni/giorno/settimane/settimana/mesi/mese/ore/ora/minuti;
        da giorni; da settimane; da mesi; da ore; da più di; da oltre; un'ora; ore al telefono; giorni di ritardo; giorni di attesa;
        da lunedì; da martedì; da mercoledì; da giovedì; da venerdì; da ieri; da gennaio; da febbraio; da marzo; da aprile; da maggio;
        da giugno; da luglio; da agosto; da settembre; da ottobre; da novembre; da dicembre; mezz'ora; un'eternità; tutto il giorno;
        tutta la settimana; sono $number giorni/settimane/mesi/ore
        """,
    "resolved": """
        funziona di nuovo; tornato a funzionare; ora funziona; adesso funziona; problema risolto; risolto; finalmente arrivato;
        finalmente arrivata; è arrivato; è arrivata; arrivato il sostituto; arrivata la sostituzione; sono stato rimborsato;
        rimborso arrivato; tutto ok; tutto a posto
        """,
    "address": "voi; vi; vostro; vostra; vostri; vostre; lei; suo; tu; ti; tuo; tua",
    "mine": "io; mio; mia; miei; mie; mi; noi; nostro; nostra; ho; sono; abbiamo",
    "ack": """
        grazie; mille; tante; tantissime; infinite; per; la; l; il; vostro; vostra; aiuto; risposta; veloce; rapida; gentilezza; info;
        informazione; informazioni; ok; okay; va; bene; perfetto; ottimo; fantastico; capito; sì; si; certo; molto; gentile; gentili;
        gentilissimi; davvero; a; voi; tutti; buona; giornata; serata; buon; buongiorno; saluti; un; saluto; e; ancora; di; tutto;
        ricevuto; haha; ahah; ahaha; super; top; bravi; anticipo; disponibilità; siete; stati; stato; stata; anche
        """,
    "ack_core": "grazie; ok; okay; perfetto; ottimo; fantastico; capito; certo; ahah; ahaha; haha; super; top; bravi; ricevuto; bene; sì",
    "phone": """
        telefono .. nessuno/risponde/rispondono/occupato/non/attesa/riattaccano/cade/ore/ora/minuti;
        al telefono .. nessuno/non/ore/ora/minuti; telefonicamente .. nessuno/non/impossibile; nessuno risponde al ?telefono/numero;
        numero verde .. non/nessuno/occupato/attesa; non rispondono al/alle ?telefono/chiamate;
        chiamata/chiamate .. cade/cadono/senza/nessuno/riattaccano/caduta/attesa;
        chiamo/chiamato/chiamando/telefonato/telefono .. nessuno/volte/riattaccano/cade/senza/non/ore/attesa/minuti; riattaccato;
        riagganciato; mi hanno riattaccato; mi hanno chiuso; caduta la linea; cade la linea; in attesa .. minuti/ora/ore/telefono;
        $number minuti/ore/ora al telefono; $number minuti/ore/ora di attesa; $number minuti/ore/ora in attesa;
        non richiamano/richiamate/hanno ?mai richiamato; mai richiamato; mai richiamata;
        non mi ha/hanno ?mai ?nessuno richiamato/richiamata; linea .. occupata/caduta/muta/intasata; call center; centralino
        """,
    "email": """
        mail/email/mails/pec .. senza/nessuno/ignorate/ignorata/risposta/mai/ignorato/rispondono;
        non rispondono/rispondete/risponde/risposto ?a/alla/alle ?mie/mia/le ?mie/mia mail/email;
        nessuno risponde ?a/alla/alle ?mie/mia/le ?mie/mia mail/email; nessuna risposta ?a/alla/alle ?mie/mia mail/email;
        scritto .. volte/nessuno/mail/email/risposta; mandato/inviato/scritto .. mail/email/mails; $number mail/email;
        modulo .. non/nessuno/errore; form .. non/nessuno/errore; risposta automatica; risposte automatiche
        """,
    "chat": "chat .. nessuno/bot/inutile/disconnette/chiusa/non/robot/cade/attesa; chatbot; il vostro bot; un robot; risponditore",
    "store": """
        negozio .. chiuso/maleducato/maleducata/maleducati/rifiutato/rifiutano/nessuno/scortese/scortesi;
        in negozio .. non/nessuno/rifiutato/maleducato/detto; punto vendita .. chiuso/non/nessuno/rifiutato/scortese;
        commesso/commessa/commessi/venditore/cassiera .. maleducato/maleducata/maleducati/scortese/scortesi/incompetente/rifiutato
        """,
    "website": """
        sito/pagina .. non/down/errore/lento/blocca/bloccato/offline/funziona/carica;
        non riesco ad/a accedere/entrare/pagare/ordinare/registrarmi/fare/loggarmi/acquistare;
        non mi fa accedere/entrare/pagare/ordinare; password .. non/recuperare/reimpostare; errore .. sito/pagamento/pagina;
        carrello .. non/errore/vuoto
        """,
    "app": """
        app/applicazione .. non/errore/crasha/blocca/chiude/lenta/funziona/inutile/pessima/bloccata; dall'aggiornamento;
        dopo l'aggiornamento; dall'ultimo aggiornamento
        """,
    "delivery": """
        $goods .. non/mai/ancora/ritardo/perso/persa/smarrito/smarrita/sparito è/arrivato/arrivata/arriva/consegnato/consegnata/ricevuto/non;
        $goods .. non/mai è/arrivato/arrivata/arriva/consegnato/consegnata; $goods in ritardo; $goods .. ritardo;
        $goods perso/persa/smarrito/smarrita; non ho ?ancora/mai ricevuto ?il/la ?mio/mia $goods; mai ricevuto ?il/la ?mio/mia $goods;
        aspetto ?il/la ?mio/mia $goods; aspettando ?il/la ?mio/mia $goods; dov'è/dove ?è ?il/la mio/mia $goods;
        che fine ha fatto ?il/la mio/mia $goods;
        corriere/fattorino/brt/gls/sda/dhl/ups/poste/bartolini .. non/mai/perso/lasciato/ritardo/lanciato/maleducato;
        consegna .. ritardo/pessima/disastro/tardi; giorni di ritardo; tracking .. non/fermo/nessun; tracciamento .. non/fermo
        """,
    "social": """
        messaggi/dm/dms/tweet/commenti .. ignorate/ignorati/senza/nessuno/mai/non;
        non rispondete/rispondono .. messaggi/dm/dms/tweet/commenti; mi avete bloccato; bloccato il mio profilo;
        cancellate/cancellato .. commento/commenti
        """,
    "injury": """
        dato la scossa; prende la scossa; preso la scossa; prendere la scossa; ustionato; ustionata; ustione; ustioni;
        bruciato la/il/le/una/un $body; bruciata la/il/le/una/un $body; mi sono bruciato; mi sono bruciata; si è bruciato;
        si è bruciata; scottato; scottata; scottatura; scossa elettrica; scossa; la scossa; fulminato; folgorato; folgorata; ferito;
        ferita; feriti; ferite; sangue; sanguina; ospedale; pronto soccorso; ambulanza; intossicazione; intossicato; intossicata;
        avvelen*; reazione allergica; allergia; soffoc*; tagliato la/il/un $body; tagliata la/il/un $body; mi sono tagliato;
        mi sono tagliata; svenuto; svenuta; vomito; vomitato; stato male; stata male; stati male; pezzi di vetro; vetro nel;
        vetro nella; schegge; pericolo; pericoloso; pericolosa; poteva morire; rischiato di morire; vesciche; fuga di gas;
        odore di gas; puzza di gas; monossido
        """,
    "fire": """
        incendio; preso fuoco; prende fuoco; andato a fuoco; a fuoco; fiamme; in fiamme; fumo; fumava; esploso; esplosa; esplosione;
        esplode; scoppiato; scoppiata; scintille; scintilla; sciolto; sciolta; fuso; fusa; cortocircuito; corto circuito;
        surriscaldato; surriscaldata; odore di bruciato; puzza di bruciato; vigili del fuoco; pompieri; batteria gonfia
        """,
    "legal": """
        gdpr; garante; avvocato; avvocati; avvocata; legale; vie legali; azione legale; azioni legali; denuncia; denuncio; denunciare;
        querela; tribunale; causa legale; farò causa; faccio causa; giudice; agcom; antitrust; codacons; altroconsumo; adiconsum;
        associazione consumatori; conciliazione; polizia; carabinieri; polizia postale; illegale; diffida
        """,
    "data_breach": """
        fuga di dati; furto di dati; dati .. rubati/esposti/pubblici/venduti/diffusi/violati; violazione dei dati;
        violazione della privacy; hackerato; hackerata; hackerati; hacker; garante privacy; dati personali; dati di un altro;
        dati di un'altra; dati di altri; account di un altro; ordine di un altro; di un altro cliente; di altri clienti;
        furto d'identità; addebito non autorizzato; addebiti non autorizzati; pagamento non autorizzato; non autorizzato; phishing
        """,
    "discrimination": """
        razzista; razzisti; razzismo; sessista; sessismo; omofobo; omofobi; omofobia; transfobia; transfobico; discriminazione;
        discriminato; discriminata; discriminatorio; xenofobo; antisemita; sedia a rotelle .. non/rifiutato; cane guida;
        per il colore della; perché sono gay; perché sono nero; perché sono nera; perché disabile; per la mia disabilità
        """,
    "self_harm": """
        suicidarmi; suicidio; uccidermi; ammazzarmi; voglio morire; togliermi la vita; farla finita; non voglio più vivere;
        porre fine alla mia; farmi del male; autolesion*
        """,
    "outage": """
        disservizio generale; blackout; servizio down; tutto down; è down; sono down; server down; server giù; senza internet;
        senza linea; senza rete; assenza di rete; non funziona niente; non funziona nulla; niente funziona; interruzione del servizio;
        guasto generale; sistema bloccato; down generale
        """,
    "press": """
        giornalista; giornalisti; redazione; ufficio stampa; stampa; intervista; servizio giornalistico; articolo su; inchiesta;
        comunicato; per un articolo; portavoce; reportage
        """,
}
