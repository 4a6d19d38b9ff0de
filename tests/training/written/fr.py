"""French."""

SLOTS = {
    "chose": "téléphone | ordinateur | bouilloire | télé | imprimante | voiture | canapé | robe | vélo | compte | tablette | casque | abonnement",
    "envoi": "commande | colis | livraison | remboursement | réservation | facture | billet | réparation",
    "service": "internet | le train | le bus | le vol | l'application | le site | le wifi | le réseau | le serveur | la ligne",
    "qui": "conseiller | livreur | technicien | vendeur | contrôleur | agent | serveur",
    "temps": "20 minutes | une heure | 2 heures | 3 jours | une semaine | deux semaines | un mois | 6 semaines",
    "quand": "aujourd'hui | hier | demain | lundi | la semaine dernière | vendredi | ce soir | à 18h",
    "lieu": "Paris | Lyon | Marseille | l'aéroport | la gare | Lille | Bruxelles | Nantes | la boutique",
    "casse": "ne marche plus | est en panne | ne fonctionne pas | est arrivé cassé | plante tout le temps | fuit | ne s'allume plus | est défectueux",
    "mauvais": "une honte | inadmissible | scandaleux | lamentable | nul | catastrophique | n'importe quoi | inacceptable | horrible | décevant",
    "bon": "super | génial | excellent | parfait | formidable | top | au top | magnifique | très aimable | impeccable",
    "option": "le wifi à bord | une réduction étudiant | un emballage cadeau | un mode sombre | le retour gratuit | des plats végétariens | plus de place",
}
COMPLAINT = """
mon {chose} {casse} et personne ne m'aide
{chose} {casse} après {temps}
j'attends mon {envoi} depuis {temps}
où est mon {envoi} ? il devait arriver {quand}
{envoi} jamais reçu et personne ne répond à mes mails
{envoi} encore en retard, {mauvais}
{temps} d'attente au téléphone, c'est {mauvais}
au bout de {temps} on m'a raccroché au nez
j'ai appelé trois fois et toujours rien
troisième message, toujours pas de réponse
personne ne répond au téléphone
le {qui} était désagréable, {mauvais}
votre service client est {mauvais}
pire service client de ma vie, plus jamais
plus jamais chez vous
je veux être remboursé
vous m'avez débité deux fois
{service} en panne depuis {quand} et aucune information
{service} encore en retard. {mauvais}
{service} {casse}, vous comptez faire quoi ?
pourquoi {service} {casse} encore ? ras le bol
très déçu de votre marque
vous avez annulé mon {envoi} sans prévenir
c'est {mauvais}
aidez-moi svp, mon {chose} {casse}
"""
SARCASM = """
merci pour rien
bravo, {envoi} perdu
super, encore un retard
bravo pour les {temps} d'attente
"""
SORE = """
mon {chose} me manque
j'ai cassé mon {chose}, dégoûté
dommage, tout est complet
"""
QUESTION = """
avez-vous {option} ?
proposez-vous {option} {quand} ?
comment modifier mon {envoi} ?
combien de temps pour un {envoi} à {lieu} ?
combien coûte le {chose} ?
où trouver le numéro de mon {envoi} ?
quels sont vos horaires {quand} ?
est-ce que vous livrez à {lieu} ?
est-ce que {service} est à l'heure {quand} ?
peut-on payer par carte ?
quand sort le nouveau {chose} ?
à qui m'adresser pour un {envoi} ?
quelqu'un sait si le {chose} a {option} ?
merci ! et comment avoir {option} ?
"""
REQUEST = """
pouvez-vous m'envoyer un message privé
j'ai besoin d'aide pour mon {envoi} svp
je voudrais changer mon {envoi} pour {quand}
pourriez-vous vérifier mon {envoi} ? numéro 48210
ajoutez {option} svp
"""
FACT = """
oui
non pas encore
je vous ai envoyé un MP
c'est le numéro 48210
à {lieu} {quand}
en route pour {lieu}
je réessaie {quand}
@brand ouvre une boutique à {lieu} {quand}
nouveau {chose} chez @brand {quand}
"""
PRAISE = """
mon nouveau {chose} est {bon}
{bon}, {envoi} déjà arrivé
le {qui} à {lieu} était {bon}
service {bon}, je recommande
meilleur service client
j'adore mon {chose}
bravo au {qui} de {lieu}, {bon}
vous êtes {bon}
à l'heure et très aimable, {bon}
ravi de mon {chose}
hâte d'être {quand} à {lieu}
"""
THANKS = """
merci
merci beaucoup
merci pour votre aide
merci pour la réponse rapide
un grand merci au {qui} de {lieu}
parfait, merci
c'est réglé, merci
ça remarche, merci à vous
"""
