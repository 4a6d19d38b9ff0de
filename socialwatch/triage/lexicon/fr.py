"""French."""

from __future__ import annotations

SETS = {
    "goods": "commande commandes colis livraison paquet article produit bouilloire achat",
    "site": "site page",
    "number": "un une deux trois quatre cinq six sept huit neuf dix quinze vingt trente 2 3 4 5 6 7 8 9 10 12 14 15 20 30 40 45 60 90 plusieurs",
    "body": "main mains doigt doigts bras jambe pied visage peau bouche œil langue tête bébé enfant fille fils",
}

LISTS = {
    "negator": "pas; ne; jamais; aucun; aucune; sans; rien; ni; plus; n",
    "trouble": """
        cassé; cassée; cassés; brisé; brisée; fissuré; fissurée; fêlé; fêlée; abîmé; abîmée; endommagé; endommagée; défectueux;
        défectueuse; en panne; panne; fuit; fuite; rouillé; rouille; moisi; rayé; rayée; bug; bugs; bugue; plante; planté; bloqué;
        bloquée; erreur; erreurs; message d'erreur;
        ne/n marche/fonctionne/marchent/fonctionnent/charge/démarre/ouvre/répond/ferme/chauffe/arrive/passe/reconnaît ?plus/pas/jamais;
        marche/fonctionne/charge/démarre/répond/ferme/chauffe ?toujours pas/plus/jamais/mal;
        ne/n .. pas arrivé/arrivée/reçu/livré/livrée/venu/remboursé; ne/n ai/avons/a ?toujours/encore/jamais ?pas reçu/eu;
        pas/jamais/toujours/rien reçu/livré/arrivé/arrivée/livrée/eu; toujours pas; toujours rien; toujours aucun/aucune; encore rien;
        encore en panne; j'attends; j'attends toujours; on attend; attends depuis; attend depuis; attendons; en attente;
        où est ma/mon; ça ne marche; mauvais article/produit/modèle/taille/couleur;
        mauvaise taille/couleur/adresse/référence/commande; erreur de; se trompe; trompé; manque; manquant; manquante; manquent;
        perdu; perdue; volé; en retard; retard; retards; retardé; jours de retard; débité deux fois; débitée deux fois;
        prélevé deux fois; prélevée deux fois; facturé deux fois; double prélèvement; débité; surfacturé; remboursement; rembourser;
        remboursez; remboursé; annulé ma/mon/sans; refusé; refuse de; refusent; pas de réponse; aucune réponse; aucun retour;
        sans réponse; personne ne/n; ne/n réponds/répond/répondent/répondez/répondent pas/jamais/plus; pas de nouvelles;
        aucune nouvelle; aucune solution; aucune aide; aucun suivi; ignoré; ignorée; ignorez; problème; problèmes; un souci; soucis;
        souci; litige; impossible de; impossible d; impossible; injoignable; injoignables; introuvable; ne/n arrive pas à;
        je n'arrive pas; on n'arrive pas; coupé; raccroché; tombe en panne; tombé en panne; est mort; disparu; disparue; trop chaud;
        fait du bruit; sent le/mauvais; surchauffe
        """,
    "bad": """
        nul; nulle; nuls; nulles; horrible; affreux; affreuse; terrible; catastrophe; catastrophique; pire; pires; lamentable;
        pitoyable; minable; médiocre; mauvais; mauvaise; inadmissible; inacceptable; scandaleux; scandaleuse; scandale; honteux;
        honteuse; honte; ridicule; déçu; déçue; décevant; décevante; déception; mécontent; mécontente; insatisfait; insatisfaite;
        énervé; énervée; furieux; furieuse; en colère; agacé; marre; ras le bol; frustrant; frustré; frustrée; déteste; arnaque;
        arnaqueurs; arnaqué; arnaquée; escroc; escrocs; escroquerie; voleurs; merde; merdique; pourri; pourrie; de la merde;
        incompétent; incompétents; incompétence; impoli; désagréable; malpoli; irrespectueux; mensonge; mensonges; menteurs; mentez;
        à fuir; fuyez; évitez; plus jamais; jamais plus; à éviter; ne recommande pas; déconseille; se moque; se moquent;
        foutage de gueule; se fout; se foutent; foutez; blague; une blague; inutile; n'importe quoi; abusé; abus; pas sérieux;
        pas normal; anormal; plainte; me plaindre; réclamation; boycott; insupportable; indigne; navrant; triste; dommage; bravo l
        """,
    "mild": "lent; lente; cher; chère; bizarre; étrange; compliqué; compliquée; malheureusement; difficile",
    "why": """
        pourquoi; comment se fait il; comment ça se fait; c'est normal; est ce normal; qu'est ce qui se passe; que se passe t;
        jusqu'à quand
        """,
    "insult": """
        bande de; connards; connard; cons; abrutis; débiles; idiots; imbéciles; incapables; charlots; honte à vous;
        vous devriez avoir honte; allez vous faire; allez au diable; guignols; clowns; pire service client; bouffons; tocards
        """,
    "good": """
        super; génial; géniale; géniaux; excellent; excellente; parfait; parfaite; parfaits; magnifique; merveilleux; merveilleuse;
        formidable; fantastique; extraordinaire; top; au top; adore; j'adore; aime; j'aime; aimé; adoré; content; contente; contents;
        ravi; ravie; ravis; satisfait; satisfaite; heureux; heureuse; beau; belle; bon; bonne; bons; bonnes; meilleur; meilleure;
        rapide; rapides; efficace; efficaces; aimable; gentil; gentille; sympa; agréable; recommande; conseille; bravo; félicitations;
        chapeau; impeccable; nickel; fiable; délicieux; bien; réactif; réactive; à l'écoute; un régal; coup de cœur; sublime;
        bluffant; impressionné; impressionnée
        """,
    "thanks": "merci; mercii; remercie; remercier; remerciements; mille mercis",
    "idiom_good": """
        aucun problème; aucun souci; sans problème; sans souci; pas de problème; pas de souci; rien à redire; rien à dire; pas déçu;
        pas déçue; jamais déçu; jamais déçue; pas mal; vraiment pas mal; ne peux pas me plaindre; ça marche; remarche; refonctionne;
        marche à nouveau; fonctionne à nouveau; problème résolu; problème réglé; c'est réglé; c'est résolu; mieux que prévu;
        plus que satisfait; plus que satisfaite; ne pourrais pas être plus; je recommande; j'ai hâte; à recommander; au rendez vous
        """,
    "idiom_none": """
        bonne journée; bonne soirée; bonne nuit; bon week; bon weekend; bon courage; bon appétit; bonne année; bonne fête;
        bon anniversaire; bonjour; bonsoir; ce serait bien; ça serait bien; serait bien; serait top; serait super; serait génial;
        aimerais; j'aimerais; j'aimerais bien; voudrais bien; merci d'avance; merci de; merci par avance; bien à vous;
        bien cordialement; bien sûr; ou bien; eh bien; si bien; bon de commande; bon d'achat; bon de réduction; à bon; bons plans;
        meilleures salutations; de bonne heure; aussi bien; combien
        """,
    "sarcasm": """
        merci pour rien; merci de rien; super service non; encore bravo pour le; génial encore; super encore; c'est du propre;
        merci de m'avoir ignoré; on rigole bien; et après ça se dit
        """,
    "irony": """
        bravo pour; bravo le; bravo les; bravo à; bravo au service; félicitations pour; comme d'habitude; comme d'hab; beau travail;
        bien joué; quel service; belle mentalité; merci bien pour
        """,
    "help": """
        aidez moi; aide moi; à l'aide; besoin d'aide; besoin de votre aide; aide svp; svp; s'il vous plait; s'il vous plaît;
        s'il te plait; pouvez vous; pourriez vous; peux tu; pourrais tu; quelqu'un peut; quelqu'un pourrait; est ce que vous pouvez;
        que dois je; que faire; que puis je; comment faire; comment puis je; comment vous joindre; comment vous contacter;
        qui contacter; à qui; qui peut; je dois; je veux être remboursé; je veux être remboursée; je veux mon; je demande;
        je souhaite un; contactez moi; appelez moi; rappelez moi; répondez moi; répondez; merci de me; merci de vérifier;
        merci de répondre; merci de faire; merci de revenir; une solution; une réponse; des nouvelles; quand vais je;
        quand est ce que; où en est; où est ma/mon; rembourser; remboursez; échange; un échange; remplacement; en mp; en dm;
        au secours; dépannage
        """,
    "question": """
        comment; quand; où; pourquoi; combien; quel; quelle; quels; quelles; qui; que; est ce que; est ce; qu'est ce; y a t; y'a t;
        avez vous; êtes vous; faites vous; livrez vous; vendez vous; peut on; puis je; savez vous; quelqu'un sait; quelqu'un a;
        c'est quoi; une question; question; est il; est elle; sont ils; existe t; proposez vous; savoir si; je me demande
        """,
    "suggestion": """
        ce serait bien; ça serait bien; il serait bien; serait bien de; serait top; serait super; serait génial; ce serait cool;
        pourquoi ne pas; suggestion; je suggère; une idée; vous devriez; vous pourriez; il faudrait; ajoutez; rajoutez;
        ajouter une option; proposez; j'aimerais que; j'aimerais voir; on aimerait; à quand; pensez à; remettez;
        dommage qu'il n'y ait pas
        """,
    "purchase": """
        où acheter; où puis je acheter; où peut on acheter; où trouver; où puis je trouver; où commander; je voudrais acheter;
        je souhaite acheter; j'aimerais acheter; envie d'acheter; je veux acheter; acheter un; acheter une; combien coûte;
        combien ça coûte; quel est le prix; quel prix; prix de; prix du; tarif; tarifs; devis; en stock; de nouveau disponible;
        disponible; rupture de stock; code promo; réduction; remise; promo; vendez vous; précommande; précommander; commander un;
        quel modèle; soldes
        """,
    "cancel": """
        résilier; résilie; résiliation; résilié; annuler ma/mon; annuler mon abonnement; annulation; annule ma/mon; désabonner;
        désabonnement; désinscrire; fermer mon compte; supprimer mon compte; clôturer mon compte; changer d'opérateur;
        change d'opérateur; changer de fournisseur; je change de; je quitte; je pars chez; passe à la concurrence; à la concurrence;
        chez la concurrence; client perdu; cliente perdue; perdu un client; perdu une cliente; perdez un client; perdez une cliente;
        perdre un client; plus jamais je n'achète; je n'achèterai plus; n'achèterai plus; ne commanderai plus; ne commande plus;
        plus jamais chez; dernière commande; dernier achat; dernière fois que; je me rétracte; rétractation
        """,
    "repeat": """
        encore une fois; une fois de plus; deuxième fois; troisième fois; quatrième fois; 2ème fois; 3ème fois; 4ème fois; 2e fois;
        3e fois; plusieurs fois; plusieurs reprises; maintes fois; x fois; trois fois; quatre fois; deux fois; 3 fois; 4 fois; 5 fois;
        10 fois; toujours pas; toujours rien; toujours aucun; toujours aucune; sans réponse; aucune réponse; pas de réponse;
        personne ne répond; ignoré; ignorée; relance; relances; relancé; relancée; énième; à nouveau en panne; encore en panne;
        me balade; renvoie
        """,
    "long_wait": """
        depuis/après/pendant/dans ?plus ?de $number jours/jour/semaines/semaine/mois/heures/heure/minutes/min/h;
        $number jours/semaines/mois/heures/semaine de retard/attente; depuis des jours/semaines/mois/heures; depuis lundi;
        depuis mardi; depuis mercredi; depuis jeudi; depuis vendredi; depuis hier; depuis janvier; depuis février; depuis mars;
        depuis avril; depuis mai; depuis juin; depuis juillet; depuis août; depuis septembre; depuis octobre; depuis novembre;
        depuis décembre; des heures; une heure; une demi heure; $number heures au téléphone; une éternité;
        ça fait $number jours/semaines/mois/heures; ça fait des/plus; jours de retard
        """,
    "resolved": """
        remarche; refonctionne; marche à nouveau; fonctionne à nouveau; problème résolu; problème réglé; c'est réglé; c'est résolu;
        c'est bon; bien arrivé; bien arrivée; enfin arrivé; enfin arrivée; enfin reçu; bien reçu; été remboursé;
        remplacement .. arrivé; reçu mon remboursement
        """,
    "address": "vous; votre; vos; tu; toi; ton; ta; tes",
    "mine": "je; j; mon; ma; mes; moi; me; m; nous; notre; nos; on",
    "ack": """
        merci; mercii; beaucoup; bien; mille; fois; à; vous; toi; tous; toute; l; équipe; pour; votre; ta; la; le; les; de; d;
        réponse; rapide; aide; retour; info; infos; ok; okay; d'accord; accord; parfait; super; génial; top; cool; nickel; c; est;
        bon; noté; compris; oui; ouais; bonne; journée; soirée; très; gentil; et; encore; infiniment; avance; par; bonjour; bonsoir;
        cordialement; mdr; ça; marche; reçu; vraiment; grand; un; grandement; impeccable
        """,
    "ack_core": "merci; mercii; ok; okay; accord; parfait; super; génial; top; cool; nickel; noté; compris; oui; mdr; impeccable; reçu",
    "phone": """
        téléphone .. personne/sans/attente/injoignable/raccroche/raccroché/coupé/jamais/pas/heure/heures/minutes;
        au téléphone .. personne/heure/heures/minutes/jamais/pas; $number minutes/heures/heure/min au téléphone;
        personne ne répond/décroche au/le ?téléphone; personne ne/n décroche; personne décroche;
        ne décroche/décrochent/décrochez pas/jamais; hotline .. personne/injoignable/attente/nulle/pas/jamais/raccroche;
        ligne .. occupée/saturée/attente/injoignable/coupée; standard .. personne/injoignable/occupé;
        service client .. injoignable/attente/raccroche/raccroché; injoignable; injoignables; raccroche au nez; raccroché au nez;
        m'a/ont/a raccroché; on me raccroche; appelé .. fois/personne/sans/rien/jamais/pas/attente; appelle .. personne/fois/sans;
        j'appelle .. personne/fois; appels .. sans/réponse/fois; jamais rappelé; jamais rappelée; pas rappelé; pas rappelée;
        ne rappelle/rappellent/rappelez pas/jamais; mis en attente; mise en attente; musique d'attente; en attente au téléphone;
        attente au téléphone
        """,
    "email": """
        mail/mails/email/emails/courriel/courriels .. sans/réponse/personne/ignoré/ignorés/pas/aucune/rien/jamais/restent/reste;
        réponse à mes/mon/nos ?plusieurs mail/mails/email/emails/courriel/courriels;
        répond/répondent/répondez .. pas/jamais/plus .. mail/mails/email/emails/courriels;
        répond/répondent/répondez aux/à mes/mails/mail/emails ?mails/mail; $number mails/emails/mail/email ?envoyés/restés;
        écrit .. fois .. sans/rien/réponse; formulaire .. sans/marche/fonctionne/erreur/réponse; réponse automatique;
        réponses automatiques
        """,
    "chat": """
        chat .. personne/bot/inutile/déconnecté/fermé/coupé/pas/attente/robot/nul; tchat .. personne/bot/inutile/fermé/pas; chatbot;
        votre robot; votre bot
        """,
    "store": """
        magasin/boutique/agence .. refuse/refusé/fermé/fermée/désagréable/personne/impoli/refusent/refusé/nul/incompétent;
        en magasin .. refuse/refusé/personne/pas/désagréable;
        vendeur/vendeuse/vendeurs/caissière .. désagréable/impoli/incompétent/incompétents/malpoli/pas/refuse/refusé
        """,
    "website": """
        $site .. marche/fonctionne/bug/bugue/plante/erreur/bloqué/down/lent/accessible/charge/pas/hs/inaccessible;
        impossible de me/se connecter; impossible de payer/commander/valider/finaliser; n'arrive pas à me connecter/payer/commander;
        mot de passe .. pas/impossible/oublié/marche; page .. erreur/blanche
        """,
    "app": """
        appli/application/app .. marche/fonctionne/bug/bugue/plante/planté/erreur/bloquée/lente/pas/ferme/nulle/crash/crashe/hs;
        depuis la mise à jour; depuis la dernière mise
        """,
    "delivery": """
        $goods .. arrivé/arrivée/reçu/reçue/livré/livrée/perdu/perdue/retard/volé/bloqué/bloquée/disparu/manquant;
        jamais/pas/rien reçu ma/mon/le/la/de ?ma/mon $goods; j'attends .. $goods; attends .. $goods; où est ma/mon/le $goods;
        livraison .. retard/jamais/pas/catastrophe/catastrophique/nulle/jours/horrible;
        livreur/transporteur/chronopost/colissimo/dpd/mondial/ups/dhl .. jamais/pas/perdu/laissé/jeté/nul/impoli/retard/menti;
        $number jours de retard; suivi .. bloqué/pas/rien; livré .. mauvaise/voisin; retard de livraison
        """,
    "social": """
        messages/mp/dm/dms/tweets .. sans/ignoré/ignorés/réponse/jamais/personne; répondez .. pas/jamais .. messages/mp/dm/dms/tweets;
        bloqué mon compte sur; m'avez bloqué; supprimez/supprimé .. commentaire/commentaires
        """,
    "injury": """
        bout de métal; morceau de métal; brûlé; brûlée; brûlure; brûlures; brûlé la/ma/mon/le $body; s'est brûlé; s'est brûlée;
        me suis brûlé; me suis brûlée; décharge électrique; choc électrique; électrocuté; électrocutée; électrocution; coup de jus;
        prendre le jus; blessé; blessée; blessés; blessure; blessures; saigne; saigné; sang; hôpital; urgences; aux urgences;
        ambulance; samu; pompiers; intoxication; intoxiqué; empoisonné; empoisonnement; réaction allergique; allergie; étouffé;
        étouffer; étouffement; coupé le/la/au $body; coupure au; inconscient; évanoui; évanouie; vomi; vomir; malade après;
        rendu malade; rendue malade; morceau de verre; éclats de verre; bout de verre; dangereux; dangereuse; danger;
        aurait pu mourir; failli mourir; cloques; monoxyde; odeur de gaz; fuite de gaz
        """,
    "fire": """
        pris feu; prend feu; prendre feu; en feu; incendie; flammes; fumée; fume; fumait; fumer ?de; explosé; explosée; explose;
        explosion; étincelles; étincelle; fondu; fondue; court circuit; surchauffe; odeur de brûlé; sent le brûlé; a grillé; cramé;
        cramée; pompiers; risque d'incendie; batterie gonflée; départ de feu
        """,
    "legal": """
        rgpd; cnil; avocat; avocats; avocate; tribunal; justice; en justice; procès; plainte; porter plainte; porté plainte;
        porte plainte; poursuites; poursuivre en; mise en demeure; dgccrf; ufc que choisir; que choisir; médiateur; 60 millions;
        répression des fraudes; illégal; illégale; police; gendarmerie; huissier; association de consommateurs; signalconso
        """,
    "data_breach": """
        fuite de données; fuite des données; données .. volées/piratées/divulguées/fuité/exposées/publiques/vendues/visibles; piraté;
        piratée; piratage; hacké; hackée; hacker; données personnelles; compte de quelqu'un; commande de quelqu'un;
        données d'un autre; d'un autre client; d'autres clients; d'une autre cliente; usurpation; prélèvement frauduleux;
        débit frauduleux; paiement frauduleux; non autorisé; non autorisée; hameçonnage
        """,
    "discrimination": """
        raciste; racistes; racisme; sexiste; sexisme; homophobe; homophobie; transphobe; discrimination; discriminé; discriminée;
        discriminatoire; antisémite; antisémitisme; islamophobe; xénophobe; handicap .. refusé/refusée/refuse;
        fauteuil roulant .. refusé/refusée/refuse/pas; chien guide; à cause de ma couleur; à cause de mon origine;
        à cause de mon handicap
        """,
    "self_harm": """
        me suicider; suicide; me tuer; envie de mourir; veux mourir; en finir; mettre fin à mes jours; plus envie de vivre;
        ne veux plus vivre; me faire du mal; m'ôter la vie
        """,
    "outage": """
        panne générale; panne nationale; panne réseau; panne internet; en panne partout; tout est en panne; plus de réseau;
        plus d'internet; plus de connexion; serveurs down; serveurs hs; serveurs .. panne; coupure de courant; coupure internet;
        coupure; rien ne marche; rien ne fonctionne; plus rien ne marche; interruption de service
        """,
    "press": """
        journaliste; journalistes; rédaction; service presse; service de presse; attaché de presse; attachée de presse;
        contact presse; demande presse; article sur vous; interview; reportage; enquête sur; communiqué; pour un article
        """,
}
