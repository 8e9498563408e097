### What the bot says, in French. Messages are Telegram HTML; buttons, notices and menus are plain text.

# --- Beginning ---

language-name = Français
list-separator = { ", " }

welcome =
    👋 <b>Salut ! Je réponds avec des stickers faits rien que pour toi.</b>

    Aucun n’existait avant. Le premier est en route ; pour le suivant, dis-moi :

    <b>Comment te sens-tu ?</b>

invite =
    <b>Tu veux que j’apprenne à connaître tes goûts ?</b>

    Ce sticker n’a tenu compte que du sentiment. Si tu acceptes, je garde ce que tu écris et les stickers que tu aimes dans ce chat : chiffré, pour toi seulement, jusqu’à ce que tu dises /forget. Je dessine alors ce que tu préfères, et je réponds de moi-même quand un message est plein d’émotion.

    Rien ne t’y oblige : /sticker marche sans cela et, tant que tu ne dis pas oui, je ne garde rien. Les détails sont dans /privacy

invite-later = D’accord, je ne garde rien. Écris <code>/sticker trop drôle !</code> quand tu veux, et /optin si tu changes d’avis.

welcome-group =
    👋 <b>Salut ! Je dessine des stickers pour ce que les gens ressentent.</b>

    <b>Pour tout le monde :</b> <code>/sticker trop drôle !</code> en fait un, sans engagement. Si tu acceptes, je garde ce que <i>toi</i>, tu écris dans ce groupe, chiffré, pour apprendre tes goûts. De ceux qui n’acceptent pas, je ne garde rien.

    <b>Admins :</b> je me tais tant que vous ne me laissez pas répondre de moi-même, et ensuite je ne réponds qu’à ceux qui ont accepté. /admin fixe les règles de ce groupe.

hint =
    Je ne réponds de moi-même qu’une fois que tu as accepté, et d’ici là je ne garde rien de ce que tu écris.

    🎨 en fait un sticker tout de suite, comme /sticker avec n’importe quels mots.

help =
    <b>Ce que je sais faire</b>

    /sticker <i>mots</i> – un sticker pour ces mots ; sans mots, un sticker joyeux
    /why – pourquoi ton dernier sticker est comme il est ; épingle ou retire ce que je sais
    /pack – ton propre pack de stickers : ➕ sous un sticker l’y met
    /strength – à quel point les stickers sont personnels, de 0 à 100
    /settings – intensité avec aperçu, réponses automatiques, heures calmes, incognito et plus
    /language – la langue dans laquelle je te parle

    <b>Tes données</b>
    /optin – me laisser apprendre tes goûts dans ce chat et répondre de moi-même
    /optout – arrêter cela
    /export – tout ce que je garde de toi dans ce chat, dans un fichier
    /forget – effacer ce que je sais de toi dans ce chat : tout, la dernière heure ou un sticker
    /privacy – ce que je garde, pourquoi et combien de temps

    <b>Dans n’importe quel chat</b>, tape { $mention } et un sentiment : tes stickers d’ici te sont proposés aussitôt.

    Sous chaque sticker : 👍 plus comme ça · 👎 moins comme ça · 🔄 en dessiner un autre · ➕ dans ton pack · ❓ pourquoi celui-ci · ⋯ plus jamais, ou le même avec un autre sentiment, personnage ou style

help-group =
    <b>Ce que je sais faire ici</b>

    /sticker <i>mots</i> – un sticker pour ces mots ; sans mots, un sticker joyeux
    /why – pourquoi ton dernier sticker est comme il est ; épingle ou retire ce que je sais
    /pack – ton propre pack de stickers : ➕ sous un sticker l’y met
    /settings – ta propre intensité, réponses automatiques, heures calmes, incognito et plus
    /language – la langue dans laquelle je te parle

    <b>Tes données</b>
    /optin – me laisser apprendre tes goûts de ce que tu écris dans ce groupe
    /optout – arrêter cela
    /export – tout ce que je garde de toi dans ce groupe, envoyé à toi seulement
    /forget – effacer ce que je sais de toi dans ce groupe : tout, la dernière heure ou un sticker
    /privacy – ce que je garde, pourquoi et combien de temps

    <b>Admins</b>
    /admin – les règles de ce groupe : quand je réponds, à quel rythme, dans quels styles
    /strength – à quel point les stickers sont personnels, et si je réponds de moi-même

    Sous chaque sticker, pour la personne à qui il est destiné : 👍 plus comme ça · 👎 moins comme ça · 🔄 en dessiner un autre · ➕ dans ton pack · ❓ pourquoi celui-ci · ⋯ plus. Pour tout le monde : 🚩 le signaler

unknown-command = Je ne connais pas cette commande. /help donne celles que je connais.

# --- Consent ---

optin-done =
    🎉 <b>Merci ! À partir de maintenant, j’apprends tes goûts dans ce chat.</b>

    Je garde, chiffré, ce que tu écris ici et les stickers que tu envoies ou que tu aimes, et je réponds de moi-même quand un message est plein d’émotion. Écris donc quelque chose !

    /optout arrête cela, /forget efface tout, les détails sont dans /privacy

optin-done-group =
    🎉 <b>Merci ! À partir de maintenant, j’apprends tes goûts dans ce groupe.</b>

    Je garde, chiffré, seulement ce que toi, tu écris ici et les stickers que tu envoies ou que tu aimes. Ce sont les admins qui décident si je réponds de moi-même ; /sticker marche toujours.

    /optout arrête cela, /forget efface tout, les détails sont dans /privacy

optin-already = Tu as déjà accepté ici. Écris donc quelque chose, ou /sticker !
optin-anonymous = Je ne peux pas savoir qui tu es tant que tu écris au nom du groupe. Désactive « Rester anonyme », puis renvoie /optin
optout-done =
    <b>C’est fait, je n’apprends plus rien de toi ici.</b>

    Ce que j’ai appris jusqu’ici est encore enregistré, mais je ne m’en sers plus. Faut-il l’effacer ?
optout-already =
    Tu n’as pas accepté ici, donc je ne garde rien de nouveau sur toi.

    Faut-il effacer ce qui peut rester d’avant ?

forget-ask =
    <b>Effacer tout ce que je sais de toi dans ce chat ?</b>

    Tes messages et stickers que je garde, tes goûts et tes réglages, et la trace de ce que j’ai dessiné pour toi. Ou seulement la dernière heure, ou un sticker. C’est irréversible. Les messages de Telegram restent, ton pack aussi : c’est /pack qui l’efface.
forget-which =
    <b>Quel sticker dois-je oublier ?</b>

    Le sticker, ses raisons, ton avis sur lui et ce que j’en ai déduit. Ou réponds à n’importe quel sticker par /forget
forget-no-sticker = Je ne garde aucun sticker de toi ici.
forget-unknown = Je ne garde rien sur ce sticker.
forgotten-sticker = 🧹 <b>C’est fait.</b> Ce sticker, ses raisons et ton avis sont effacés pour de bon.
forgotten-hour =
    🧹 <b>C’est fait.</b> { $count ->
        [0] La dernière heure ne contenait rien à effacer.
        [one] Un élément de la dernière heure est effacé pour de bon.
       *[other] { $count } éléments de la dernière heure sont effacés pour de bon.
    }
forgotten =
    🧹 <b>C’est fait.</b> { $count ->
        [0] Il n’y avait rien à effacer.
        [one] Un élément est effacé pour de bon.
       *[other] { $count } éléments sont effacés pour de bon.
    }

    Ton accord tient toujours, alors je repars de zéro. /optout arrête cela.
forgotten-opted-out =
    🧹 <b>C’est fait.</b> { $count ->
        [0] Il n’y avait rien à effacer.
        [one] Un élément est effacé pour de bon.
       *[other] { $count } éléments sont effacés pour de bon.
    }
kept = D’accord, je le garde. /forget est là quand tu veux.

privacy =
    <b>Tes données</b>

    <b>Si tu n’as pas accepté</b> dans un chat, rien de ce que tu y écris n’est enregistré, pas même comme contexte du message de quelqu’un d’autre. Quand tu demandes un sticker, la commande est notée sans tes mots jusqu’à l’envoi, au cas où je devrais redémarrer.

    <b>Si tu as accepté</b>, j’enregistre, pour ce chat seulement :
    • ce que tu écris ici et les stickers que tu envoies ou notes : pour apprendre tes goûts
    • les mots-clés de tes goûts qui en découlent, comme « chat » ou « pixel art », et des nombres qui représentent l’aspect de tes stickers : pour dessiner pour toi
    • ce que j’ai dessiné pour toi et pourquoi, les 50 derniers en images : pour les boutons, /why, /pack, le mode inline et /export
    • tes propres réglages, et les mots-clés que tu as épinglés ou retirés

    <b>Combien de temps :</b> { $days } jours, puis c’est effacé ; les réglages et les mots-clés épinglés, jusqu’à ce que tu les effaces. Une commande est effacée dès que son sticker est envoyé.
    <b>Comment :</b> chiffré (AES-GCM), la clé à part des données. Aucun texte n’est jamais journalisé. Les stickers sont dessinés sur la machine qui me fait tourner ; tes mots ne vont à personne d’autre.
    <b>Si quelqu’un signale un sticker</b> dans un groupe avec 🚩, mon hébergeur voit le sticker et les mots-clés qui ont servi à le dessiner, pas tes mots.
    <b>Qui le voit :</b> toi seulement. Rien ne sert jamais pour une autre personne, dans un autre chat, ni à entraîner des modèles, sauf si tu l’autorises dans /settings : mon hébergeur peut alors l’extraire, le lire et entraîner mes modèles avec, pour d’autres aussi ; si tu reviens là-dessus, ce qu’un modèle a appris reste.

    <b>C’est toi qui décides :</b> /optout arrête cela, /forget l’efface aussitôt, pour de bon.

# --- Stickers ---

busy = 🐢 Je suis débordé en ce moment. Réessaie dans une minute, s’il te plaît.
too-slow = 🐢 C’était trop long, alors j’ai arrêté. Réessaie dans une minute, s’il te plaît.
no-sticker = 🖍️ Celui-là, je n’ai pas réussi à le dessiner. Essaie avec d’autres mots.
gave-up = 🖍️ J’ai essayé plusieurs fois ton dernier sticker, sans succès. Essaie avec d’autres mots.
ask-again = J’ai redémarré et, comme tu n’as pas accepté, je n’avais pas noté tes mots. Renvoie-les-moi, s’il te plaît.
no-words = Je n’y trouve rien à lire. Essaie <code>/sticker trop drôle !</code>
oops = Quelque chose a mal tourné de mon côté, et c’est noté. Réessaie, s’il te plaît.

# --- Settings ---

strength-now =
    🎚 <b>Intensité : { $strength } %</b>

    À 0, un sticker ne regarde que le message ; à 100, surtout tes goûts.
strength-bad = « { $given } » n’est pas une intensité. Envoie un nombre entier de 0 à 100, par exemple <code>/strength 50</code>
automatic-on = 💬 <b>Réponses automatiques : oui.</b> Je réponds aux messages pleins d’émotion de ceux qui ont accepté.
automatic-off = 💬 <b>Réponses automatiques : non.</b> Je ne dessine que sur demande, avec /sticker
privacy-mode = ⚠️ Dans ce groupe, Telegram ne me montre que les commandes et les réponses. Pour que je voie les messages, fais de moi un admin, ou demande à mon propriétaire de désactiver le mode confidentialité auprès de @BotFather.
admins-only = Seuls les admins de ce groupe peuvent changer cela.

# --- Inline, export ---

inline-opt-in = Accepte d’abord : je n’ai pas de stickers
inline-nothing = Pas encore de tel sticker : faisons-en
export-caption = 📦 Tout ce que je garde de toi dans ce chat : data.json à lire, les stickers en WEBP.
export-nothing = Je ne garde rien de toi dans ce chat.
export-sent = 📦 Je te l’ai envoyé, dans notre chat privé.
export-private = Tes données sont pour toi seulement : ouvre notre chat privé, appuie sur Démarrer, puis renvoie /export ici.

# --- A person's pack ---

pack-title = Stickers pour { $name }
pack-empty =
    🗂 <b>Tu n’as pas encore de pack.</b>

    ➕ sous un sticker en crée un : un pack de stickers à toi, utilisable dans n’importe quel chat. Un pack est public pour qui connaît son adresse.
pack-panel =
    🗂 <b>Ton pack</b> { $count ->
        [one] contient { $count } sticker.
       *[other] contient { $count } stickers.
    }

    Appuie sur l’un d’eux pour le déplacer ou le retirer.
pack-waiting = ⏳ { $count ->
        [one] Un changement attend Telegram et se fera tout seul.
       *[other] { $count } changements attendent Telegram et se feront tout seuls.
    }
pack-private = Ton pack est dans notre chat privé.
pack-created = 🗂 <b>Ton pack est prêt !</b> Tout ce que tu ➕ y entre. /pack déplace ou retire des stickers.
pack-waits = ⏳ Telegram ne me laisse changer les packs que de temps en temps. Ton changement est noté et se fera tout seul dans { $minutes ->
        [one] une minute
       *[other] { $minutes } minutes
    }.
pack-stranger = Un pack a besoin d’un propriétaire que je connais : ouvre notre chat privé, appuie sur Démarrer, puis de nouveau sur ➕.
pack-full = Ton pack est plein : Telegram permet 120 stickers. Retires-en d’abord un avec /pack
pack-failed = 🖍️ Telegram n’a pas accepté ce changement de ton pack. Essaie avec un autre sticker.
pack-later = Telegram ne me dit rien de ton pack pour le moment. Réessaie dans une minute.
pack-gone = Ce sticker n’est plus dans ton pack.
pack-ask-delete =
    <b>Effacer tout le pack ?</b>

    Il disparaît pour tous ceux qui s’en servent. C’est irréversible.
pack-deleted = 🗑 Le pack est en cours de suppression.

# --- A person's own settings ---

settings-need =
    Des réglages à toi, il faut les garder, et je ne garde rien de toi ici tant que tu n’acceptes pas.

    D’ici là, je parle la langue de ton Telegram, et /strength dit à quel point les stickers sont personnels.
settings-title =
    ⚙️ <b>Tes réglages dans ce chat</b>
    { "" }
settings-strength-own = 🎚 Intensité : <b>{ $strength } %</b>, la tienne
settings-strength-chat = 🎚 Intensité : <b>{ $strength } %</b>, comme dans ce chat
settings-line = { $name } : <b>{ $value }</b>
settings-line-chat = { $name } : <b>{ $value }</b>, comme dans ce chat
settings-clock = 🕐 Ton heure : <b>{ $time }</b>
settings-language = 🌐 Langue : <b>{ $language }</b>
settings-incognito = 🤫 <b>Incognito jusqu’à { $time } :</b> je ne garde rien de ce que tu fais.
settings-recording = 🤫 Incognito : <b>non</b>
settings-training-on = 🧠 Entraînement : <b>oui</b>
settings-training-off = 🧠 Entraînement : <b>non</b>
training-about = Avec ta permission, mon hébergeur peut extraire ce que je garde de toi dans ce chat, le lire et entraîner mes modèles avec, pour que je dessine mieux, pour d’autres aussi. Tu peux arrêter cela à tout moment ; ce qu’un modèle a appris d’ici là reste appris.
setting-automatic = 💬 Réponses automatiques
setting-sensitivity = 🎯 Sensibilité
setting-cooldown = ⏳ Pause entre les réponses
setting-quiet = 🌙 Heures calmes
setting-language = 🌐 Langue
choice-chat = comme dans ce chat
choice-telegram = comme dans Telegram
choice-on = oui
choice-off = non
choice-none = aucune
choice-high = haute : un soupçon d’émotion
choice-medium = moyenne
choice-low = basse : émotions fortes seulement
choice-minutes = { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }

# --- A person's own page ---

page-title = Ma page
page-hello = Salut { $name } !
page-since = J’apprends tes goûts depuis le { $date }
page-incognito = 🤫 Incognito jusqu’à { $time }
page-chats = Quel chat ?
page-chat-private = Notre chat privé
page-chat-group = Un groupe
page-tab-taste = Goûts
page-tab-settings = Réglages
page-tab-data = Données
page-stickers = Stickers
page-stat-stickers = stickers
page-stat-keywords = mots-clés
page-stat-liked = aimés
page-likes = Ce que tu aimes
page-likes-about = Plus une bulle est grande, plus elle compte dans tes stickers. Appuie sur l’une d’elles pour savoir pourquoi.
page-dislikes = Pas pour toi
page-dislikes-about = Je laisse cela hors de tes stickers.
page-taste-empty = Je ne connais pas encore tes goûts. Écris un peu, envoie des stickers et appuie sur 👍 ou 👎 sous les miens.
page-character = Personnage
page-style = Style
page-emotion = Émotion
page-counts = compte pour { $percent } %
page-seen = { $count ->
        [0] vu dans des choses effacées depuis
        [one] vu { $count } fois
       *[other] vu { $count } fois
    }
page-pin = 📌 Épingler
page-unpin = 📌 Détacher
page-pinned = épinglé
page-remove = ✖ Ne plus utiliser
page-restore = ↩ Utiliser de nouveau
page-removed = N’est plus utilisé
page-map = Carte de tes stickers
page-map-about = Qui ressent quoi : plus une case a de stickers, plus elle brille.
page-stickers-empty = Pas encore de stickers. Écris quelque chose que tu ressens, ou envoie /sticker dans le chat.
page-all = Tous
page-none-fit = Aucun de tes stickers n’est comme ça.
page-answered = Réponse à
page-strength-of = Intensité { $strength } %
page-rate-up = Plus comme ça
page-rate-down = Moins comme ça
page-forget-sticker = 🗑 Oublier ce sticker
page-forget-sticker-ask = Oublier ce sticker, ses raisons et ton avis sur lui ? C’est définitif.
page-strength = 🎚 Intensité
page-strength-about = À 0, un sticker ne regarde que le message ; à 100, surtout tes goûts.
page-strength-chat = comme dans ce chat : { $strength } %
page-clock = 🕐 Ton heure
page-incognito-about = Pendant une heure, je ne garde rien de ce que tu fais. Les stickers viennent quand même.
page-data-about = Ce que je garde de toi ici est chiffré et pour toi seul, sauf si tu autorises l’entraînement. Après { $days } jours, c’est effacé.
page-export = 📦 Tout exporter
page-export-about = Je t’envoie un fichier dans notre chat privé : data.json à lire, les stickers en WEBP.
page-forget = 🧹 Tout effacer
page-forget-about = Les messages, goûts, réglages et stickers de ce chat que je garde.
page-forget-ask = Effacer tout ce que je sais de toi dans ce chat ? C’est définitif. Les messages dans Telegram restent, et ton pack aussi.
page-forgotten = 🧹 C’est fait. Tout a disparu pour de bon.
page-optout-about = Je n’apprends plus rien de toi ici. Ce que je sais jusqu’ici reste jusqu’à ce que tu l’effaces.
page-commands = Dans le chat, /forget efface aussi seulement la dernière heure, /export envoie le fichier et /privacy dit ce que je garde et pourquoi.
page-without-title = Je ne garde rien de toi ici
page-without = Tu n’as pas accepté, il n’y a donc rien à montrer. Si tu acceptes, j’apprends de ce que tu écris et des stickers que tu aimes dans ce chat : chiffré, pour toi seul, jusqu’à ce que tu dises le contraire.
page-left = Quelque chose d’avant ton retrait est encore enregistré. Je ne m’en sers pas ; tu peux l’exporter ou l’effacer.
page-cancel = Annuler
page-close = Fermer
page-again = Réessayer
page-offline = Je suis injoignable pour le moment.
page-refused = Cette page s’ouvre depuis le chat avec moi : appuie sur le bouton là-bas.
page-expired = Cette page est restée ouverte trop longtemps. Ferme-la et appuie de nouveau sur le bouton dans le chat.
page-gone = Ce n’est pas là, ou plus là.

# --- Rules of a group ---

admin-title = 🛠 <b>Les règles de ce groupe</b>
admin-only-groups = /admin est pour les groupes. Ici, /strength règle mon comportement.
admin-help =
    Je n’ai pas compris. Envoie <code>/admin</code> seul pour les boutons, ou bien

    <code>/admin quiet 22:30-7</code> – silence la nuit ; <code>/admin quiet off</code>
    <code>/admin zone Europe/Paris</code> – la nuit de quel endroit
    <code>/admin words politique, araignées</code> – les mots auxquels je ne réponds pas et que je ne dessine pas
admin-is-off = 🔇 <b>Je suis éteint dans ce groupe.</b> Je ne réponds à personne et n’apprends de personne, jusqu’à ce que vous me rallumiez.
admin-now-strength = 🎚 Intensité : { $strength } %
admin-now-sensitivity = 🎯 Je réponds : { $label }
admin-now-cooldown = ⏱ Pause entre les réponses : { $label }
admin-now-cap = 🧍 Par personne : { $label }
admin-now-quiet = 🌙 Heures calmes : { $label } ({ $zone })
admin-now-styles = 🎨 Styles : { $label }
admin-now-words = 🚫 Mots indésirables : { NUMBER($count) }
admin-strength = 🎚 <b>À quel point les stickers sont-ils personnels ici ?</b> À 0, ils ne regardent que le message ; à 100, surtout les goûts de la personne.
admin-sensitivity = 🎯 <b>Combien d’émotion faut-il pour que je réponde de moi-même ?</b>
admin-cooldown = ⏱ <b>Combien de temps je me tais après une réponse que personne n’a demandée ?</b>
admin-cap = 🧍 <b>Combien de stickers une personne peut-elle avoir ici en une heure ?</b>
admin-quiet =
    🌙 <b>Quand est-ce que je ne parle jamais de moi-même ?</b> /sticker marche aussi la nuit.

    D’autres heures : <code>/admin quiet 22:30-7</code>
admin-zone =
    🌍 <b>L’heure de quel endroit compte ?</b>

    Un autre endroit : <code>/admin zone Europe/Paris</code>
admin-styles = 🎨 <b>Dans quels styles puis-je dessiner ici ?</b>
admin-styles-loading = Mes modèles sont encore en cours de chargement. Reviens dans une minute.
admin-words =
    🚫 <b>À quels mots je ne réponds pas, et qu’est-ce que je ne dessine pas ici ?</b> Appuie sur un mot pour le retirer.

    Ajouter : <code>/admin words politique, araignées</code>. L’étoile vaut pour toute terminaison : <code>araignée*</code>
admin-words-none = Il n’y en a pas encore.
admin-words-full = Je ne peux pas l’ajouter : soit il y est déjà, soit il y a { $most } mots, et je ne peux pas en garder plus.
admin-zone-unknown = Je ne connais pas d’endroit « { $given } ». Envoie un nom comme <code>/admin zone Europe/Paris</code> ou <code>/admin zone Tokyo</code>.
sensitivity-high = dès un peu d’émotion
sensitivity-normal = aux émotions nettes
sensitivity-low = aux émotions fortes
sensitivity-lowest = aux plus fortes seulement
quiet-never = aucune
cooldown-none = aucune
seconds = { $count } s
minutes = { $count } min
cap-none = sans limite
cap-an-hour = { $count } par heure
styles-all = tous

# --- Refusals ---

refused = 🙈 Celui-là, je préfère ne pas le dessiner. Essaie avec d’autres mots.
refused-unwanted = 🙈 Les admins de ce groupe ne veulent pas que je dessine cela. Essaie avec d’autres mots.
refused-cap = 🐢 Ça fait beaucoup de stickers pour une heure. Laisse un tour aux autres et reviens un peu plus tard.
refused-off = 🔇 Les admins m’ont éteint dans ce groupe.
refused-self-harm =
    💛 <b>Ça a l’air vraiment dur. C’est bien que tu l’aies dit.</b>

    Je ne suis qu’un bot qui dessine des stickers, mais tu n’as pas à porter ça sans personne à tes côtés. Parle, s’il te plaît, à quelqu’un en qui tu as confiance, ou à des personnes qui sont là exactement pour ça, gratuitement et en toute confidentialité : <a href="https://findahelpline.com">findahelpline.com</a> en donne la liste pour chaque pays.

    Si tu es en danger en ce moment même, appelle, s’il te plaît, les urgences.

# --- For the host ---

stats-title = 📊 <b>Comment je vais</b> ({ $revision })
stats-stickers = stickers depuis le démarrage : { $counts }
stats-refusals = refusés : { $counts }
stats-failures = ratés : { $counts }
stats-reports = signalés : { $counts }
report-to-host = 🚩 Quelqu’un du groupe { $chat } a signalé le sticker { $number }. Il montre : { $shows }. Dessiné par { $model }.

# --- Why ---

why-nothing = Je ne me souviens d’aucun sticker que je t’aurais fait ici. /sticker en fait un.
why-title = 🔍 <b>Pourquoi ce sticker ?</b>
why-emotion = Dans le message, je lis : <b>{ $emotion }</b> (sûr à { $percent } %)
why-expression = Il devait exprimer : <b>{ $emotion }</b>
why-target = Demandé : <b>{ $wanted }</b>
why-no-taste = Je ne sais rien de tes goûts ici, alors le message seul a décidé.
why-character = ❤️ Tu aimes : <b>{ $keyword }</b> { $bar } { $count ->
        [0] (vu dans des choses effacées depuis)
        [one] (vu { $count } fois)
       *[other] (vu { $count } fois)
    }
why-style = 🎨 Dans le style <b>{ $keyword }</b> { $bar } { $count ->
        [0] (vu dans des choses effacées depuis)
        [one] (vu { $count } fois)
       *[other] (vu { $count } fois)
    }
why-emotion-taste = 😊 Une de tes humeurs : <b>{ $keyword }</b> { $bar } { $count ->
        [0] (vu dans des choses effacées depuis)
        [one] (vu { $count } fois)
       *[other] (vu { $count } fois)
    }
why-dislikes = 🚫 Tu n’aimes pas : <b>{ $keyword }</b> { $bar } { $count ->
        [0] (vu dans des choses effacées depuis)
        [one] (vu { $count } fois)
       *[other] (vu { $count } fois)
    }
why-quote = { "    " }« { $quote } »
why-score-person = Va avec tes goûts : { $bar } { $score } %
why-score-message = Va avec le message : { $bar } { $score } %
why-weights = Mon mélange : { $person } % tes goûts, { $message } % le message ; le meilleur de { NUMBER($candidates) } dessins
why-strength = Intensité ici : { $strength } % (/strength)
why-drawn-diffusion = Dessiné de zéro par mon propre modèle
why-drawn-vector = Assemblé vite à partir de formes toutes prêtes, pas dessiné par mon modèle

# --- Notices after a press ---

press-refused = Ce bouton est trop ancien, ou il est à quelqu’un d’autre.
press-late = Cette question est trop ancienne. Renvoie la commande, s’il te plaît.
liked = 👍 C’est noté ! Ça se verra sur le prochain.
liked-what = 👍 C’est noté ! Dès le prochain, plus de ceci : { $what }.
disliked = 👎 C’est noté ! Le prochain sera différent.
disliked-what = 👎 C’est noté ! Dès le prochain, sans ceci, sauf si tu le demandes : { $what }.
rated-already = Je l’ai déjà noté.
rated-without-consent = Je ne peux retenir cela qu’après /optin
incognito-now = 🤫 C’est ton heure incognito : je ne note rien avant la fin. /settings y met fin.
similar = ✨ Encore un comme ça…
never-noted = 🚫 C’est noté : plus jamais { $what }, dès le prochain. /why permet d’y revenir.
remixing = 🎛 Le même avec « { $what } »…
busy-short = 🐢 Je me réveille à peine. Réessaie dans un instant.
saved-next = Enregistré. Le prochain sticker en tient compte.
pack-adding = 🗂 En route vers ton pack
pack-moving = Passe à la place { $place } sur { $count }
pack-at-end = Il est déjà tout au bout.
pack-leaving = 🗑 En route hors de ton pack
previewing = 👁 Le même sticker à 0, 50 et 100 %…
previewing-alike = 👁 Je connais encore à peine tes goûts : les trois se ressembleront…
strength-taken = 🎚 Enregistré : { $strength } % à partir de maintenant.
reported = 🚩 Merci. Les personnes qui me gèrent vont le regarder.
reported-already = Tu as déjà signalé celui-là. Merci !
again = 🔄 J’en dessine un autre…
example = 🎨 Le voilà bientôt…
why-below = Les raisons sont ci-dessous.
saved = Enregistré.
optin-noted = 🎉 Merci !
optout-noted = C’est fait.
kept-short = Gardé.

# --- Buttons ---

button-example = 🎨 Fais-m’en un
button-opt-in = ✅ Accepter : apprends mes goûts
button-opt-out = Ne plus participer
button-later = Pas maintenant
button-back = ‹ Retour
button-similar = ✨ Plus comme ça
button-never = 🚫 Plus jamais { $what }
button-remix-expression = 😊 Sentiment
button-remix-character = 🐱 Personnage
button-remix-style = 🎨 Style
button-pin = 📌 { $keyword }
button-unpin = 📌 Épinglé : { $keyword } – détacher
button-remove = ✖ { $keyword }
button-unremove = ↩ Retiré : { $keyword } – remettre
button-unnever = ↩ Jamais { $keyword } : autoriser de nouveau
button-use = ✔ Prendre { $strength } %
button-open-pack = Ouvrir le pack
button-delete-pack = 🗑 Effacer le pack
button-delete-pack-yes = 🗑 Effacer pour de bon
button-take-out = 🗑 Le retirer
button-private = Ouvrir notre chat privé
button-page = ✨ Ma page
button-preview = 👁 Aperçu 0 · 50 · 100
button-incognito-on = 🤫 Incognito une heure
button-incognito-off = 🤫 Finir l’incognito
button-training-on = 🧠 Autoriser l’entraînement
button-training-off = 🧠 Arrêter l’entraînement
button-clock-back = 🕐 − 1 heure
button-clock-on = 🕐 + 1 heure
button-automatic-on = 💬 Réponds de toi-même
button-automatic-off = 🔇 Ne réponds pas de toi-même
button-forget = 🧹 Tout effacer
button-forget-hour = 🕐 La dernière heure
button-forget-one = 🖼 Un sticker…
button-admin-strength = 🎚 Intensité
button-admin-sensitivity = 🎯 Sensibilité
button-admin-cooldown = ⏱ Pause
button-admin-cap = 🧍 Limite par personne
button-admin-quiet = 🌙 Heures calmes
button-admin-zone = 🌍 Fuseau horaire
button-admin-styles = 🎨 Styles
button-admin-words = 🚫 Mots
button-admin-off = 🛑 M’éteindre ici
button-admin-on = 🟢 M’allumer ici
button-keep = Garder

# --- Menus ---

command-start = Ce que je suis, et un premier sticker
command-help = Toutes les commandes
command-sticker = Un sticker pour tes mots
command-why = Pourquoi le dernier sticker est comme il est
command-strength = À quel point les stickers sont personnels
command-pack = Ton propre pack de stickers
command-settings = Tes propres réglages
command-language = La langue que je parle
command-admin = Les règles de ce groupe
command-optin = Me laisser apprendre tes goûts
command-optout = Arrêter cela
command-forget = Effacer ce que je sais de toi ici
command-export = Tout ce que je garde de toi ici, en fichier
command-privacy = Ce que je garde, pourquoi et combien de temps

# --- Words for what stickers show ---

word-cat = chat
word-dog = chien
word-fox = renard
word-rabbit = lapin
word-bear = ours
word-panda = panda
word-koala = koala
word-tiger = tigre
word-lion = lion
word-wolf = loup
word-raccoon = raton laveur
word-hamster = hamster
word-monkey = singe
word-pig = cochon
word-cow = vache
word-frog = grenouille
word-ghost = fantôme
word-robot = robot
word-alien = extraterrestre
word-pumpkin = citrouille
word-skull = tête de mort
word-smiley = smiley
word-sun = soleil
word-moon = lune
word-star = étoile
word-heart = cœur
word-cloud = nuage
word-cookie = cookie
word-apple = pomme
word-strawberry = fraise
word-polar-bear = ours polaire
word-mouse = souris
word-owl = hibou
word-penguin = pingouin
word-chick = poussin
word-hedgehog = hérisson
word-octopus = pieuvre
word-unicorn = licorne
word-dragon = dragon
word-dinosaur = dinosaure
word-avocado = avocat
word-donut = donut
word-cupcake = cupcake
word-orange = orange
word-lemon = citron
word-egg = œuf
word-rice-ball = boulette de riz
word-bubble-tea = bubble tea
word-coffee = café
word-cactus = cactus
word-mushroom = champignon
word-sunflower = tournesol
word-storybook = livre de contes
word-light-bulb = ampoule
word-balloon = ballon
word-rainbow = arc-en-ciel
word-planet = planète
word-earth = Terre
word-raindrop = goutte de pluie
word-snowman = bonhomme de neige
word-happy = joie
word-laughing = rire
word-celebrating = fête
word-in-love = amour fou
word-kissing = bisou
word-winking = clin d’œil
word-cool = décontraction
word-yummy = gourmandise
word-proud = fierté
word-amazed = émerveillement
word-relieved = soulagement
word-shocked = choc
word-scared = peur
word-nervous = nervosité
word-embarrassed = gêne
word-sad = tristesse
word-crying = larmes
word-pleading = supplication
word-angry = colère
word-furious = fureur
word-annoyed = agacement
word-confused = confusion
word-sleepy = sommeil
word-disgusted = dégoût
word-thinking = réflexion
word-shy = timidité
word-hugging = câlin
word-silly = bouffonnerie
word-mischievous = malice
word-nerdy = air d’intello
word-dizzy = vertige
word-sick = maladie
word-freezing = froid
word-overheated = chaleur
word-neutral = calme
word-3d = 3D
word-flat = à plat
word-pixel-art = pixel art
word-line-art = dessin au trait
word-pastel = pastel
word-neon = néon
word-watercolour = aquarelle
word-crayon = crayon de cire
word-pop-art = pop art
word-embroidery = broderie
