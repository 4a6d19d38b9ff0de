"""German."""

from __future__ import annotations

SETS = {
    "goods": "bestellung bestellungen paket pakete päckchen lieferung sendung ware artikel produkt wasserkocher",
    "nobody": "niemand keiner keine",
    "site": "website webseite homepage seite onlineshop webshop internetseite",
    "body": "hand hände finger arm arme bein beine fuss gesicht haut mund auge zunge kopf baby kind tochter sohn",
    "number": "einer einem einen zwei drei vier fünf sechs sieben acht neun zehn zwölf 2 3 4 5 6 7 8 9 10 12 14 20 30 40 45 60 90 mehreren",
}

LISTS = {
    "negator": "nicht; kein; keine; keinen; keiner; keinem; nie; niemals; ohne; nichts; kaum; weder; nirgends",
    "trouble": """
        kaputt; defekt; defekte; defekter; defektes; beschädigt; beschädigte; zerbrochen; gebrochen; gerissen; riss; sprung in;
        undicht; leckt; tropft; läuft aus; rostet; rost; schimmel; zerkratzt; verbeult; fehlerhaft; fehler; fehlermeldung; abgestürzt;
        stürzt .. ab; absturz; hängt sich auf; eingefroren; gesperrt; ausgesperrt;
        funktioniert/funktionieren/geht/gehen/läuft/klappt/startet/lädt/öffnet/reagiert/schliesst/kommt/kam/heizt/passt .. nicht;
        funktioniert/geht/klappt .. nicht mehr; funktioniert/geht/klappt nie; geht nichts; geht nix; nicht mehr;
        nicht angekommen/geliefert/erhalten/bekommen/gekommen/da/erreichbar/möglich/verschickt/versendet;
        nie angekommen/geliefert/erhalten/bekommen; immer noch nicht/nichts/kein/keine/keinen/kaputt;
        noch immer nicht/nichts/kein/keine; noch nicht da/angekommen/geliefert/erhalten/erstattet; bis heute nicht/nichts/kein/keine;
        warte noch; warte immer; warten immer; ich warte; wir warten; warte seit; warten seit; wo bleibt; wo ist mein/meine;
        wann kommt mein/meine; falsch; falsche; falschen; falscher; falsches; fehlt; fehlen; fehlende; verloren; verspätet;
        verspätung; zu spät; gestohlen; doppelt abgebucht/berechnet/belastet/bezahlt; zweimal abgebucht/berechnet/belastet/bezahlt;
        abgebucht; zu viel berechnet/abgebucht/bezahlt; geld zurück; rückerstattung; erstattung; storniert; abgelehnt; verweigert;
        abgezockt; abzocke; keine antwort; keine rückmeldung; keine reaktion; keine hilfe; keine lösung; kein support; kein internet;
        kein netz; kein empfang; kein signal; kein geld; kein strom; niemand/keiner antwortet/reagiert/meldet/hilft/geht/kümmert;
        antwortet niemand/keiner/nicht; reagiert niemand/keiner/nicht; meldet sich niemand/keiner; ignoriert; ignoriert ihr; problem;
        probleme; ein problem mit; ärger mit; kann .. nicht; konnte .. nicht; lässt sich nicht; wird nicht; wurde nicht; abgebrochen;
        zerstört; schrott; rückruf; reklamation; reklamieren; mangel; mangelhaft; zu heiss; zu laut; stinkt;
        riecht .. komisch/seltsam/nach; schliesst nicht; abgefallen; gerissene; gesprungen; gesprungenem; verschwunden; überhitzt
        """,
    "bad": """
        schlecht; schlechte; schlechter; schlechtes; schlechten; schlechteste; schlechtester; schlechtesten; schlimm; schlimmste;
        furchtbar; schrecklich; miserabel; miserable; miserabler; grauenhaft; katastrophe; katastrophal; unverschämt; unverschämtheit;
        frechheit; frech; peinlich; lächerlich; unmöglich; inakzeptabel; unakzeptabel; enttäuscht; enttäuschend; enttäuschung;
        unzufrieden; verärgert; wütend; sauer; stinksauer; genervt; nervt; nervig; ärgerlich; ärgere; frust; frustriert; frustrierend;
        hasse; mies; mieser; mieses; miese; müll; mist; scheisse; scheiss; saftladen; sauladen; unfreundlich; unhöflich; inkompetent;
        unfähig; unprofessionell; betrug; betrüger; lüge; lügen; nie wieder; niemals wieder; nicht empfehlenswert; nicht zu empfehlen;
        finger weg; witz; ein witz; zumutung; unterirdisch; armselig; schande; ungenügend; unverständlich; überteuert; beschwerde;
        beschweren; beschwere; boykott; wtf; kotzt; reicht mir; satt; traurig; schade; nutzlos; sinnlos; hilflos; absurd;
        kundenunfreundlich; lausig
        """,
    "mild": "langsam; teuer; seltsam; komisch; umständlich; leider; schwierig; kompliziert",
    "why": """
        warum/wieso/weshalb ist/sind/geht/gehen/kann/kommt/habe/hat/habt/wird/werde/muss/funktioniert/dauert/antwortet/reagiert/bekomme;
        warum; wieso; weshalb; was soll das; was ist los; wie kann es sein; wie kann das sein; wie lange noch
        """,
    "insult": """
        idioten; vollidioten; versager; ihr seid das letzte; schämt euch; schäm dich; solltet euch schämen; drecksladen; arschlöcher;
        arschloch; penner; leckt mich; verpisst euch; fickt euch; ihr spinnt; schlechtester support; ihr könnt mich mal; pfui
        """,
    "good": """
        super; toll; tolle; toller; tolles; tollen; klasse; spitze; prima; perfekt; perfekte; perfekter; ausgezeichnet; hervorragend;
        wunderbar; wunderschön; sehr/echt/richtig/total schön; schöne; gut; gute; guter; gutes; beste; bester; bestes; besten; liebe; lieben; geliebt;
        begeistert; zufrieden; freundlich; nett; schnell; schnelle; schneller; zuverlässig; empfehle; empfehlenswert; weiterempfehlen;
        lob; grossartig; genial; geil; fantastisch; phantastisch; freue; freut; glücklich; lecker; lieblings*; hilfsbereit; kompetent;
        traum; mega; hammer; weiter so; respekt; hut ab; gelungen; top; sehr gern
        """,
    "thanks": "danke; dankeschön; danke schön; vielen dank; besten dank; herzlichen dank; dank; dankbar; merci; thx",
    "idiom_good": """
        kann man nicht meckern; nichts zu meckern; nix zu meckern; da gibts nichts zu meckern; nichts auszusetzen;
        keine probleme; kein problem; ohne probleme; problemlos; nichts zu meckern; kann nicht klagen; kann mich nicht beschweren;
        keine beschwerden; nicht schlecht; gar nicht schlecht; besser als erwartet; nicht enttäuscht; nie enttäuscht;
        funktioniert wieder; endlich wieder da; wieder da; geht wieder; läuft wieder; klappt wieder; alles gut; hat sich erledigt; problem gelöst; gelöst;
        mehr als zufrieden; könnte nicht besser; kann nur empfehlen; kann es kaum erwarten; freue mich schon
        """,
    "idiom_none": """
        guten morgen; guten tag; guten abend; gute nacht; schönen tag; schönes wochenende; schönen abend; beste grüsse; liebe grüsse;
        viele grüsse; liebes team; liebe leute; liebes acme; gut gemeint; so gut wie; wäre schön; wäre gut; wäre toll; wäre super;
        fände es gut; fände es toll; am besten; danke im voraus; vielen dank im voraus; danke vorab; lieber; nicht nur; wie gut;
        wie schnell; schnellstmöglich; gut wäre; liebe acme; super wäre; keine sorge; guter rat
        """,
    "sarcasm": "danke für nichts; danke für gar nichts; schöne scheisse; super service nicht; toller service wenn",
    "irony": """
        toll gemacht; super gemacht; wieder mal; schon wieder; bravo; tolle leistung; super leistung; klasse leistung; ganz toll;
        tolles ding; das nenne ich service; toller kundenservice; herzlichen glückwunsch zum; na super; na toll; na klasse; na prima
        """,
    "help": """
        hilfe; bitte helft; bitte helfen; helft mir; hilf mir; brauche hilfe; bräuchte hilfe; brauche eure; könnt ihr/sie mir;
        kann mir jemand; kann mir wer; könnt ihr; können sie; könntet ihr; könnten sie; könnte jemand; kann jemand; bitte melden;
        bitte meldet; bitte um; bitte prüfen; bitte prüft; bitte antworten; bitte antwortet; ich bitte um; bitte kümmert;
        was soll ich; was kann ich; was mache ich; was tun; was nun; an wen; wer kann; wer hilft; wie bekomme ich; wie erreiche ich;
        wie kann ich; wo finde ich; brauche eine antwort; brauche dringend; möchte mein geld; will mein geld; geld zurück;
        meldet euch; melden sie sich; ruft mich; schickt mir; wann bekomme ich; wann kommt; was ist los; gibt es eine lösung;
        wo ist mein/meine; wo bleibt; ersatz; umtausch; umtauschen; um rückmeldung; um antwort; um hilfe
        """,
    "question": """
        wie; was; wann; wo; warum; wieso; weshalb; wer; welche; welcher; welches; gibt es; ist das; ist der; ist die; sind die;
        habt ihr; haben sie; kann man; kann ich; könnt ihr; können sie; darf ich; muss ich; weiss jemand; hat jemand; wisst ihr;
        wird es; werdet ihr; passt der; passt die; passt das; frage; eine frage; stimmt es; liefert ihr; liefern sie; ob
        """,
    "suggestion": """
        wäre schön wenn; wäre toll wenn; wäre gut wenn; wäre super wenn; wäre cool wenn; wäre hilfreich; würde mir wünschen;
        ich wünsche mir; wünschte; vorschlag; verbesserungsvorschlag; anregung; idee für; ihr solltet; ihr könntet;
        bitte .. hinzufügen; bitte macht; bitte bringt .. zurück; bitte führt; warum nicht auch; ich würde vorschlagen; schön wäre;
        fände es gut; fände es toll; baut doch
        """,
    "purchase": """
        wo kann ich .. kaufen; wo bekomme ich; wo gibt es; wo kann man .. kaufen; möchte .. kaufen; will .. kaufen;
        würde gern .. kaufen; würde gerne .. kaufen; kaufen möchte; was kostet; wie viel kostet; wieviel kostet; was kosten;
        preis für; preise für; auf lager; wieder verfügbar; wann wieder lieferbar; lieferbar; verfügbar; rabatt; rabattcode;
        gutschein; gutscheincode; studentenrabatt; mengenrabatt; angebot für; verkauft ihr; verkaufen sie; vorbestellen;
        überlege .. zu kaufen; bestellen möchte; möchte .. bestellen; welches modell; grosshandel
        """,
    "cancel": """
        kündige; kündigen; kündigung; gekündigt; abo .. beenden; vertrag .. beenden; vertrag .. kündigen; stornieren; storniere;
        storno; stornierung; konto löschen; konto schliessen; account löschen; wechsle zu; wechsle den anbieter; wechsel .. anbieter;
        anbieter wechseln; bin raus; nie wieder .. kaufen/bestellen; kaufe/bestelle .. nie wieder/mehr; kaufe .. nichts mehr;
        kunde verloren; als kunden verloren; letzte bestellung; letzter kauf; das letzte mal; widerruf; widerrufe;
        bestelle nicht mehr; gehe zur konkurrenz; kein kunde mehr; zur konkurrenz
        """,
    "repeat": """
        zwei/drei/vier/fünf/0 mal; x mal; drittes mal; zweites mal; schon wieder; wieder mal; erneut; zum zweiten mal; zum dritten mal; zum vierten mal; zum wiederholten mal; zum x ten;
        zum zigsten; mehrmals; mehrfach; mehreren; schon zweimal; schon dreimal; zweimal; dreimal; viermal; immer noch; noch immer;
        immer wieder; zigmal; keine antwort; keine rückmeldung; keine reaktion; niemand antwortet; keiner antwortet; hin und her;
        ignoriert; x mal
        """,
    "long_wait": """
        seit/nach/über/fast/schon $number stunden/stunde/tagen/tage/wochen/woche/monaten/monat/minuten/monate;
        $number stunden/tage/wochen/monate/minuten ?lang ?in gewartet/warte/warten/warteschleife; seit stunden; seit tagen;
        seit wochen; seit monaten; seit ewigkeiten; seit einer woche; seit einem monat; seit montag; seit dienstag; seit mittwoch;
        seit donnerstag; seit freitag; seit letzter woche; seit januar; seit februar; seit märz; seit april; seit mai; seit juni;
        seit juli; seit august; seit september; seit oktober; seit november; seit dezember; eine stunde; stundenlang; wochenlang;
        tagelang; monatelang; ewig; tage verspätung; halbe stunde
        """,
    "resolved": """
        geht wieder; funktioniert wieder; läuft wieder; klappt wieder; hat sich erledigt; hat geklappt; gelöst; problem gelöst;
        ist angekommen; endlich da; endlich angekommen; ersatz .. angekommen; ersatz kam; austausch kam; geld ist da
        """,
    "address": "ihr; euch; euer; eure; euren; eurer; eurem; sie; ihre; ihren; ihrem; ihrer; du; dein; deine",
    "mine": "ich; mein; meine; meinen; meinem; meiner; mir; mich; wir; unser; unsere; uns",
    "ack": """
        danke; dankeschön; dank; vielen; besten; herzlichen; schön; schöne; schönen; sehr; recht; für; die; den; das; der; dir; euch;
        ihnen; schnelle; antwort; rückmeldung; hilfe; info; ok; okay; alles; klar; gut; super; prima; toll; perfekt; top; passt;
        verstanden; gerne; gern; ja; jo; jep; cool; klasse; und; so; tag; abend; wochenende; grüsse; liebe; lg; vg; im; voraus; bitte;
        auch; nochmal; nochmals; nett; lieb; wirklich; mal; hi; hallo; team; merci; thx; haha; tausend; bis; dann; bald
        """,
    "ack_core": """
        danke; dankeschön; dank; ok; okay; super; prima; toll; perfekt; top; passt; verstanden; gerne; ja; cool; klasse; merci; thx;
        haha; klar; gut
        """,
    "phone": """
        warteschleife; hotline .. nicht/niemand/keiner/besetzt/warte/minuten/stunden/stunde/unerreichbar/tot;
        telefon .. nicht/niemand/keiner/besetzt/tot; telefonisch .. nicht/niemand/niemanden/keiner/keinen/unerreichbar/keinen;
        niemand/keiner geht .. telefon/ran/dran; geht .. niemand/keiner .. ran/dran/telefon/hörer;
        geht .. niemand/keiner ran/dran/ans; niemand/keiner hebt/nimmt ab; hebt/nimmt .. niemand/keiner ab;
        angerufen .. niemand/keiner/nicht/keine; mehrmals/zweimal/dreimal/viermal/mehrfach/zigmal angerufen; x mal angerufen;
        $number mal angerufen; rufe .. an .. niemand/keiner; ruft .. nicht/niemand/keiner zurück; rückruf .. nie/nicht/kein/keinen;
        kein rückruf; keinen rückruf; nie zurückgerufen; nicht zurückgerufen; aufgelegt; einfach aufgelegt; aus der leitung;
        leitung .. tot/besetzt/geworfen; dauernd besetzt; immer besetzt; ständig besetzt; stunde/stunden/minuten am telefon;
        am telefon .. stunde/stunden/minuten; callcenter; call center; nicht durchgekommen; kein durchkommen; komme nicht durch;
        kundenhotline
        """,
    "email": """
        mail/mails/email/emails ohne/keine antwort/reaktion; mail/mails/email/emails .. unbeantwortet/ignoriert/zurückgekommen;
        auf meine/unsere ?e ?mail/mails/email/emails/anfrage/anfragen/nachricht/nachrichten .. keine/nicht/niemand/keiner/nie;
        keine antwort/rückmeldung/reaktion auf meine/unsere/mehrere ?e ?mail/mails/email/emails/anfrage/anfragen;
        mail/mails/email/emails .. keine/nie/niemand/keiner ?eine antwort/rückmeldung/reaktion/beantwortet/antwortet;
        niemand/keiner beantwortet .. mail/mails/email/emails; beantwortet .. mail/mails/email/emails .. nicht/nie/niemand;
        mails/mail/emails/email geschrieben .. keine/nichts/niemand/ohne; $number mails/emails/mail;
        kontaktformular .. nicht/keine/fehler/niemand; automatische antwort; standardantwort;
        ticket .. keine/offen/geschlossen/niemand
        """,
    "chat": """
        chat .. nicht/niemand/keiner/abgebrochen/geschlossen/bot/nutzlos/beendet/offline/warte; chatbot; euer bot;
        livechat .. nicht/niemand/keiner/offline
        """,
    "store": """
        laden/filiale/geschäft/shop/markt .. verweigert/geschlossen/unfreundlich/weggeschickt/weigert/geweigert/unverschämt/abgewiesen/keine;
        in der filiale .. nicht/niemand/keiner; im laden .. nicht/niemand/keiner; verkäufer .. unfreundlich/unverschämt/frech/keine;
        mitarbeiter .. filiale/laden .. unfreundlich/frech/unverschämt; unfreundliche/unfreundlicher verkäufer/mitarbeiter
        """,
    "website": """
        $site .. nicht/down/offline/fehler/kaputt/abgestürzt/langsam/fehlermeldung/geht/lädt; kann mich nicht einloggen/anmelden;
        kann .. nicht einloggen/anmelden/bestellen/bezahlen; einloggen .. nicht; login .. nicht; anmeldung .. nicht;
        bestellvorgang .. nicht/fehler; warenkorb .. leer/fehler/nicht; passwort .. nicht/zurücksetzen
        """,
    "app": """
        app .. nicht/stürzt/abgestürzt/abstürze/kaputt/hängt/fehler/langsam/schrott/nutzlos/absturz/startet; seit dem update;
        nach dem update
        """,
    "delivery": """
        $goods .. nicht/nie/noch/verspätet/verloren/verschwunden/spät/fehlt/beschädigt angekommen/da/geliefert/gekommen/erhalten/nicht/verloren/zu;
        $goods .. nie/nicht angekommen/da/geliefert/gekommen/erhalten; $goods verloren; $goods verspätet; $goods .. verspätung;
        $goods .. zu spät; $goods .. fehlt; warte .. auf mein/meine/meinen/die/das $goods; wo bleibt/ist mein/meine $goods;
        lieferung .. verspätet/verspätung/zu/katastrophe/nicht/nie/ewig;
        kurier/fahrer/bote/paketbote/dhl/hermes/dpd/gls/zusteller/lieferant .. nicht/nie/unfreundlich/geworfen/verloren/abgestellt/falsch;
        liefertermin .. nicht/verschoben; sendungsverfolgung .. nicht/keine/seit; beim nachbarn
        """,
    "social": """
        auf meine/unsere ?direkt dm/dms/pn/nachricht/nachrichten/tweet/tweets .. keine/nicht/niemand/keiner/nie;
        dm .. ignoriert/keine/unbeantwortet; dms .. ignoriert/keine/unbeantwortet; mich blockiert;
        kommentar/kommentare/beitrag gelöscht; löscht .. kommentar/kommentare/beiträge
        """,
    "injury": """
        stromschlag; strom schlag; einen schlag; einen gewischt; verbrannt; verbrennung; verbrennungen; verbrüht; verbrühung;
        hand/hände/finger .. verbrannt; stromschläge; elektrischer schlag; einen schlag bekommen; verletzt; verletzung; verletzungen;
        verletzte; blut; blutet; geblutet; blutung; krankenhaus; notaufnahme; notarzt; rettungswagen; lebensmittelvergiftung;
        vergiftet; vergiftung; allergische reaktion; allergischer schock; erstickt; ersticken; erstickungsgefahr; geschnitten;
        schnittwunde; bewusstlos; ohnmächtig; erbrochen; übergeben; glassplitter; glasscherben; splitter im; gefährlich; lebensgefahr;
        lebensgefährlich; gefahr für; hätte sterben; ausschlag; blasen an; gasgeruch; kohlenmonoxid
        """,
    "fire": """
        feuer gefangen; in brand; brand; brannte; brennt; in flammen; flammen; rauch; rauchte; raucht; qualm; qualmt; qualmte;
        explodiert; explosion; geplatzt; funken; verschmort; schmort; geschmort; verschmorter; durchgebrannt; kurzschluss; überhitzt;
        brandgeruch; verbrannter geruch; riecht verbrannt; riecht nach rauch/plastik; feuerwehr; brandgefahr; angekokelt;
        akku .. aufgebläht/explodiert
        """,
    "legal": """
        dsgvo; datenschutz; datenauskunft; anwalt; anwältin; anwälte; rechtsanwalt; klage; klagen; verklage; verklagen; gericht;
        anzeige; strafanzeige; polizei; verbraucherzentrale; verbraucherschutz; rechtliche schritte; mahnbescheid; rechtswidrig;
        illegal; bundesnetzagentur; schlichtungsstelle; abmahnung
        """,
    "data_breach": """
        daten .. geleakt/gestohlen/veröffentlicht/weitergegeben/verkauft/fremder/öffentlich/missbraucht; datenleck; datenpanne;
        datenschutzverletzung; gehackt; gehacktes; hacker; fremde daten; fremder kunden; daten anderer kunden; daten von anderen;
        daten eines anderen; konto eines anderen; bestellung eines anderen; fremdes konto; kreditkarte .. missbraucht/gestohlen;
        unberechtigte abbuchung; nicht autorisiert*; unbefugt*; identitätsdiebstahl; phishing mail
        """,
    "discrimination": """
        rassistisch; rassistische; rassismus; sexistisch; sexismus; diskriminiert; diskriminierung; diskriminierend; homophob;
        transphob; antisemitisch; antisemitismus; behindertenfeindlich; ausländerfeindlich; wegen meiner hautfarbe;
        wegen meiner herkunft; wegen meiner behinderung; rollstuhl .. verweigert/nicht/abgewiesen; blindenhund
        """,
    "self_harm": """
        mich umbringen; bringe mich um; umbringen; selbstmord; suizid; will sterben; will nicht mehr leben; möchte nicht mehr leben;
        mein leben beenden; nicht mehr weiterleben; mir das leben nehmen; mich selbst verletzen; ritzen
        """,
    "outage": """
        störung; grossstörung; ausfall; totalausfall; server .. down/offline/nicht/weg; alles down; bei allen; nichts geht mehr;
        geht nichts mehr; internet ausfall; netz weg; kein netz; kein internet; stromausfall; komplett ausgefallen; systemausfall
        """,
    "press": """
        journalist; journalistin; redakteur; redakteurin; redaktion; presseanfrage; pressestelle; presseabteilung; pressesprecher;
        pressekontakt; stellungnahme; artikel über; recherche; recherchiere; interview mit; zeitung; bericht über euch
        """,
}
