### What the bot says, in German. Messages are Telegram HTML; buttons, notices and menus are plain text.

# --- Beginning ---

language-name = Deutsch
list-separator = { ", " }

welcome =
    👋 <b>Hallo! Ich antworte mit Stickern, die nur für dich entstehen.</b>

    Keinen davon gab es vorher. Der erste ist schon unterwegs; für den nächsten verrate mir:

    <b>Wie geht es dir?</b>

invite =
    <b>Soll ich deinen Geschmack kennenlernen?</b>

    Dieser Sticker hat nur auf das Gefühl geachtet. Wenn du zustimmst, merke ich mir, was du in diesem Chat schreibst und welche Sticker du magst: verschlüsselt, nur für dich, bis du /forget sagst. Dann zeichne ich deine Lieblinge und antworte von selbst, wenn eine Nachricht voller Gefühl ist.

    Du musst nicht: /sticker geht auch ohne, und solange du nicht Ja sagst, merke ich mir nichts. Genaueres steht unter /privacy

invite-later = In Ordnung, ich merke mir nichts. Schreib <code>/sticker so ein Spaß!</code>, wann immer du magst, und /optin, falls du es dir anders überlegst.

welcome-group =
    👋 <b>Hallo! Ich zeichne Sticker zu dem, was man fühlt.</b>

    <b>Für alle:</b> <code>/sticker so ein Spaß!</code> zeichnet einen, ganz ohne Verpflichtung. Wenn du zustimmst, merke ich mir, was <i>du</i> in dieser Gruppe schreibst, verschlüsselt, um deinen Geschmack zu lernen. Von allen anderen merke ich mir nichts.

    <b>Für Admins:</b> Ich schweige, bis ihr mich von selbst antworten lasst, und dann antworte ich nur denen, die zugestimmt haben. Mit /admin legt ihr die Regeln dieser Gruppe fest.

hint =
    Von selbst antworte ich erst, wenn du zugestimmt hast, und bis dahin merke ich mir nichts von dem, was du schreibst.

    🎨 macht sofort einen Sticker daraus, so wie /sticker aus allen anderen Worten.

help =
    <b>Was ich kann</b>

    /sticker <i>Worte</i> – ein Sticker zu diesen Worten; ohne Worte ein fröhlicher
    /why – warum dein letzter Sticker so aussieht; was ich weiß, anheften oder entfernen
    /pack – dein eigenes Stickerpaket: ➕ unter einem Sticker legt ihn hinein
    /strength – wie persönlich Sticker sind, von 0 bis 100
    /settings – Stärke mit Vorschau, Antworten von selbst, Ruhezeiten, Inkognito und mehr
    /language – die Sprache, in der ich mit dir spreche

    <b>Deine Daten</b>
    /optin – mich aus diesem Chat deinen Geschmack lernen und von selbst antworten lassen
    /optout – damit aufhören
    /export – alles, was ich in diesem Chat von dir habe, als Datei
    /forget – löschen, was ich in diesem Chat von dir weiß: alles, die letzte Stunde oder einen Sticker
    /privacy – was ich speichere, warum und wie lange

    <b>In jedem Chat</b>: Tippe { $mention } und ein Gefühl, und deine eigenen Sticker von hier stehen sofort bereit.

    Unter jedem Sticker: 👍 mehr davon · 👎 weniger davon · 🔄 noch einer · ➕ in dein Paket · ❓ warum dieser · ⋯ nie wieder, oder derselbe mit anderem Gefühl, anderer Figur oder anderem Stil

help-group =
    <b>Was ich hier kann</b>

    /sticker <i>Worte</i> – ein Sticker zu diesen Worten; ohne Worte ein fröhlicher
    /why – warum dein letzter Sticker so aussieht; was ich weiß, anheften oder entfernen
    /pack – dein eigenes Stickerpaket: ➕ unter einem Sticker legt ihn hinein
    /settings – deine eigene Stärke, Antworten von selbst, Ruhezeiten, Inkognito und mehr
    /language – die Sprache, in der ich mit dir spreche

    <b>Deine Daten</b>
    /optin – mich deinen Geschmack aus dem lernen lassen, was du in dieser Gruppe schreibst
    /optout – damit aufhören
    /export – alles, was ich in dieser Gruppe von dir habe, nur an dich geschickt
    /forget – löschen, was ich in dieser Gruppe von dir weiß: alles, die letzte Stunde oder einen Sticker
    /privacy – was ich speichere, warum und wie lange

    <b>Admins</b>
    /admin – die Regeln dieser Gruppe: wann ich antworte, wie oft, in welchen Stilen
    /strength – wie persönlich Sticker sind, und ob ich von selbst antworte

    Unter jedem Sticker, für die Person, für die er entstand: 👍 mehr davon · 👎 weniger davon · 🔄 noch einer · ➕ in dein Paket · ❓ warum dieser · ⋯ mehr. Für alle: 🚩 melden

unknown-command = Diesen Befehl kenne ich nicht. /help zählt auf, welche ich kenne.

# --- Consent ---

optin-done =
    🎉 <b>Danke! Ab jetzt lerne ich in diesem Chat deinen Geschmack.</b>

    Ich merke mir verschlüsselt, was du hier schreibst und welche Sticker du schickst oder magst, und antworte von selbst, wenn eine Nachricht voller Gefühl ist. Schreib einfach etwas!

    /optout beendet es, /forget löscht alles, Genaueres steht unter /privacy

optin-done-group =
    🎉 <b>Danke! Ab jetzt lerne ich in dieser Gruppe deinen Geschmack.</b>

    Ich merke mir verschlüsselt nur, was du selbst hier schreibst und welche Sticker du schickst oder magst. Ob ich von selbst antworte, entscheiden die Admins; /sticker geht immer.

    /optout beendet es, /forget löscht alles, Genaueres steht unter /privacy

optin-already = Du hast hier schon zugestimmt. Schreib einfach etwas, oder /sticker!
optin-anonymous = Solange du als Gruppe schreibst, weiß ich nicht, wer du bist. Schalte „Anonym bleiben“ aus und schick dann noch einmal /optin
optout-done =
    <b>Erledigt, hier lerne ich nichts mehr von dir.</b>

    Was ich bisher gelernt habe, ist noch gespeichert, aber ich nutze es nicht mehr. Soll ich es löschen?
optout-already =
    Du hast hier nicht zugestimmt, also merke ich mir nichts Neues von dir.

    Soll ich löschen, was von früher noch da sein mag?

forget-ask =
    <b>Alles löschen, was ich in diesem Chat von dir weiß?</b>

    Deine Nachrichten und Sticker, die ich aufbewahre, deinen Geschmack, deine Einstellungen und was ich für dich gezeichnet habe. Oder nur die letzte Stunde oder einen Sticker. Das lässt sich nicht rückgängig machen. Die Nachrichten in Telegram selbst bleiben, ebenso dein Paket: Das löscht /pack
forget-which =
    <b>Welchen Sticker soll ich vergessen?</b>

    Den Sticker, seine Gründe, was du von ihm hieltest und was ich daraus geschlossen habe. Oder antworte auf einen beliebigen Sticker mit /forget
forget-no-sticker = Ich habe hier keinen Sticker von dir.
forget-unknown = Über diesen Sticker habe ich nichts gespeichert.
forgotten-sticker = 🧹 <b>Erledigt.</b> Dieser Sticker, seine Gründe und deine Bewertung sind endgültig gelöscht.
forgotten-hour =
    🧹 <b>Erledigt.</b> { $count ->
        [0] In der letzten Stunde gab es nichts zu löschen.
        [one] Ein Eintrag der letzten Stunde ist endgültig gelöscht.
       *[other] { $count } Einträge der letzten Stunde sind endgültig gelöscht.
    }
forgotten =
    🧹 <b>Erledigt.</b> { $count ->
        [0] Es gab nichts zu löschen.
        [one] Ein Eintrag ist endgültig gelöscht.
       *[other] { $count } Einträge sind endgültig gelöscht.
    }

    Deine Zustimmung gilt noch, also fange ich von hier neu an. /optout beendet das.
forgotten-opted-out =
    🧹 <b>Erledigt.</b> { $count ->
        [0] Es gab nichts zu löschen.
        [one] Ein Eintrag ist endgültig gelöscht.
       *[other] { $count } Einträge sind endgültig gelöscht.
    }
kept = Gut, ich behalte es. /forget ist da, wann immer du willst.

privacy =
    <b>Deine Daten</b>

    <b>Wenn du in einem Chat nicht zugestimmt hast</b>, wird dort nichts gespeichert, was du schreibst, auch nicht als Zusammenhang für die Nachricht von jemand anderem. Wenn du einen Sticker willst, wird der Auftrag ohne deine Worte notiert, bis er verschickt ist, falls ich neu starten muss.

    <b>Wenn du zugestimmt hast</b>, speichere ich, nur für diesen Chat:
    • was du hier schreibst und welche Sticker du schickst oder bewertest: um deinen Geschmack zu lernen
    • Stichworte deines Geschmacks daraus, etwa „Katze“ oder „Pixelkunst“, und Zahlen, die für das Aussehen deiner Sticker stehen: um für dich zu zeichnen
    • was ich warum für dich gezeichnet habe, die neuesten 50 als Bilder: für die Knöpfe, /why, /pack, den Inline-Modus und /export
    • deine eigenen Einstellungen und die Stichworte, die du angeheftet oder entfernt hast

    <b>Wie lange:</b> { $days } Tage, dann wird es gelöscht; Einstellungen und angeheftete Stichworte, bis du sie löschst. Ein Auftrag wird gelöscht, sobald sein Sticker verschickt ist.
    <b>Wie:</b> verschlüsselt (AES-GCM), der Schlüssel getrennt von den Daten. Kein Text wird je protokolliert. Gezeichnet wird auf dem Rechner, auf dem ich laufe; deine Worte gehen an niemanden sonst.
    <b>Wenn jemand</b> in einer Gruppe einen Sticker mit 🚩 meldet, sieht mein Betreiber ihn und die Stichworte, nach denen er gezeichnet wurde, nicht deine Worte.
    <b>Wer es sieht:</b> nur du. Es wird nie für jemand anderen oder in einem anderen Chat verwendet und nie, um Modelle zu trainieren, außer du erlaubst das in /settings: Dann darf mein Betreiber es entnehmen, lesen und meine Modelle damit trainieren, auch für andere; was ein Modell gelernt hat, bleibt, wenn du das zurücknimmst.

    <b>Du entscheidest:</b> /optout beendet es, /forget löscht es sofort und endgültig.

# --- Stickers ---

busy = 🐢 Ich habe gerade alle Hände voll zu tun. Versuch es bitte in einer Minute noch einmal.
too-slow = 🐢 Das hat zu lange gedauert, also habe ich aufgehört. Versuch es bitte in einer Minute noch einmal.
no-sticker = 🖍️ Den konnte ich nicht zeichnen. Versuch es bitte mit anderen Worten.
gave-up = 🖍️ Deinen letzten Sticker habe ich mehrmals vergeblich versucht. Versuch es bitte mit anderen Worten.
ask-again = Ich wurde neu gestartet, und weil du nicht zugestimmt hast, hatte ich deine Worte nicht aufgeschrieben. Schick sie mir bitte noch einmal.
no-words = Darin finde ich nichts zu lesen. Versuch es mit <code>/sticker so ein Spaß!</code>
oops = Bei mir ist etwas schiefgegangen, und es ist notiert. Versuch es bitte noch einmal.

# --- Settings ---

strength-now =
    🎚 <b>Stärke: { $strength } %</b>

    Bei 0 achtet ein Sticker nur auf die Nachricht, bei 100 vor allem auf deinen Geschmack.
strength-bad = „{ $given }“ ist keine Stärke. Schick eine ganze Zahl von 0 bis 100, zum Beispiel <code>/strength 50</code>
automatic-on = 💬 <b>Antworten von selbst: an.</b> Ich antworte auf gefühlvolle Nachrichten von allen, die zugestimmt haben.
automatic-off = 💬 <b>Antworten von selbst: aus.</b> Ich zeichne nur, wenn man mich mit /sticker darum bittet.
privacy-mode = ⚠️ In dieser Gruppe zeigt mir Telegram nur Befehle und Antworten. Damit ich Nachrichten sehe, mach mich zum Admin, oder lass meinen Besitzer bei @BotFather den Privatsphäre-Modus ausschalten.
admins-only = Das dürfen nur Admins dieser Gruppe ändern.

# --- Inline, export ---

inline-opt-in = Stimme erst zu: Noch habe ich keine Sticker
inline-nothing = Noch kein solcher Sticker: Lass dir welche machen
export-caption = 📦 Alles, was ich in diesem Chat von dir habe: data.json zum Lesen, Sticker als WEBP.
export-nothing = Ich habe in diesem Chat nichts von dir.
export-sent = 📦 Ich habe es dir in unseren privaten Chat geschickt.
export-private = Deine Daten sind nur für dich: Öffne bitte unseren privaten Chat, drücke Start und schick dann hier noch einmal /export

# --- A person's pack ---

pack-title = Sticker für { $name }
pack-empty =
    🗂 <b>Du hast noch kein Paket.</b>

    ➕ unter einem Sticker beginnt eines: ein eigenes Stickerpaket, das du in jedem Chat benutzen kannst. Ein Paket ist öffentlich für alle, die seine Adresse kennen.
pack-panel =
    🗂 <b>Dein Paket</b> { $count ->
        [one] enthält einen Sticker.
       *[other] enthält { $count } Sticker.
    }

    Tippe auf einen, um ihn zu verschieben oder herauszunehmen.
pack-waiting = ⏳ { $count ->
        [one] Eine Änderung wartet auf Telegram und wird von selbst erledigt.
       *[other] { $count } Änderungen warten auf Telegram und werden von selbst erledigt.
    }
pack-private = Dein Paket ist in unserem privaten Chat.
pack-created = 🗂 <b>Dein Paket ist da!</b> Alles, was du mit ➕ nimmst, kommt hinein. /pack verschiebt oder entfernt Sticker.
pack-waits = ⏳ Telegram lässt mich Pakete nur so oft ändern. Deine Änderung ist notiert und wird von selbst erledigt, in { $minutes ->
        [one] einer Minute
       *[other] { $minutes } Minuten
    }.
pack-stranger = Ein Paket braucht einen Besitzer, den ich kenne: Öffne bitte unseren privaten Chat, drücke Start und dann noch einmal ➕.
pack-full = Dein Paket ist voll: Telegram erlaubt 120 Sticker. Nimm erst mit /pack einen heraus.
pack-failed = 🖍️ Telegram hat diese Änderung deines Pakets nicht angenommen. Versuch es bitte mit einem anderen Sticker.
pack-later = Telegram sagt mir gerade nichts über dein Paket. Versuch es bitte in einer Minute noch einmal.
pack-gone = Dieser Sticker ist nicht mehr in deinem Paket.
pack-ask-delete =
    <b>Das ganze Paket löschen?</b>

    Es verschwindet für alle, die es benutzen. Das lässt sich nicht rückgängig machen.
pack-deleted = 🗑 Das Paket wird gelöscht.

# --- A person's own settings ---

settings-need =
    Eigene Einstellungen muss ich mir merken, und solange du nicht zustimmst, merke ich mir hier nichts von dir.

    Bis dahin spreche ich die Sprache deines Telegram, und /strength sagt, wie persönlich Sticker sind.
settings-title =
    ⚙️ <b>Deine Einstellungen in diesem Chat</b>
    { "" }
settings-strength-own = 🎚 Stärke: <b>{ $strength } %</b>, deine eigene
settings-strength-chat = 🎚 Stärke: <b>{ $strength } %</b>, wie in diesem Chat
settings-line = { $name }: <b>{ $value }</b>
settings-line-chat = { $name }: <b>{ $value }</b>, wie in diesem Chat
settings-clock = 🕐 Deine Uhr: <b>{ $time }</b>
settings-language = 🌐 Sprache: <b>{ $language }</b>
settings-incognito = 🤫 <b>Inkognito bis { $time }:</b> Ich merke mir nichts von dem, was du tust.
settings-recording = 🤫 Inkognito: <b>aus</b>
settings-training-on = 🧠 Training: <b>an</b>
settings-training-off = 🧠 Training: <b>aus</b>
training-about = Mit deiner Erlaubnis darf mein Betreiber entnehmen, was ich in diesem Chat von dir habe, es lesen und meine Modelle damit trainieren, damit ich besser zeichne, auch für andere. Du kannst das jederzeit beenden; was ein Modell bis dahin gelernt hat, bleibt gelernt.
setting-automatic = 💬 Antworten von selbst
setting-sensitivity = 🎯 Empfindlichkeit
setting-cooldown = ⏳ Pause zwischen Antworten
setting-quiet = 🌙 Ruhezeiten
setting-language = 🌐 Sprache
choice-chat = wie in diesem Chat
choice-telegram = wie in Telegram
choice-on = an
choice-off = aus
choice-none = keine
choice-high = hoch: ein Hauch von Gefühl
choice-medium = mittel
choice-low = niedrig: nur starkes Gefühl
choice-minutes = { $minutes ->
        [one] eine Minute
       *[other] { $minutes } Minuten
    }

# --- A person's own page ---

page-title = Meine Seite
page-hello = Hallo { $name }!
page-since = Ich lerne deinen Geschmack seit { $date }
page-incognito = 🤫 Inkognito bis { $time }
page-chats = Welcher Chat?
page-chat-private = Unser privater Chat
page-chat-group = Eine Gruppe
page-tab-taste = Geschmack
page-tab-settings = Einstellungen
page-tab-data = Daten
page-stickers = Sticker
page-stat-stickers = Sticker
page-stat-keywords = Stichwörter
page-stat-liked = gefallen dir
page-likes = Was du magst
page-likes-about = Je größer eine Blase, desto mehr zählt sie in deinen Stickern. Drück auf eine, um zu sehen, warum.
page-dislikes = Nichts für dich
page-dislikes-about = Das lasse ich aus deinen Stickern heraus.
page-taste-empty = Deinen Geschmack kenne ich noch nicht. Schreib ein wenig, schick Sticker und drück 👍 oder 👎 unter meinen.
page-character = Figur
page-style = Stil
page-emotion = Gefühl
page-counts = zählt { $percent } %
page-seen = { $count ->
        [0] aus inzwischen Gelöschtem
        [one] einmal gesehen
       *[other] { $count }-mal gesehen
    }
page-pin = 📌 Anheften
page-unpin = 📌 Lösen
page-pinned = angeheftet
page-remove = ✖ Nicht verwenden
page-restore = ↩ Wieder verwenden
page-removed = Nicht mehr verwendet
page-map = Karte deiner Sticker
page-map-about = Wer fühlt was: Je mehr Sticker ein Platz hat, desto wärmer leuchtet er.
page-stickers-empty = Noch keine Sticker. Schreib etwas, das du fühlst, oder schick /sticker im Chat.
page-all = Alle
page-none-fit = So ist keiner deiner Sticker.
page-answered = Antwort auf
page-strength-of = Stärke { $strength } %
page-rate-up = Mehr davon
page-rate-down = Weniger davon
page-forget-sticker = 🗑 Diesen Sticker vergessen
page-forget-sticker-ask = Diesen Sticker, seine Gründe und was du von ihm hieltest vergessen? Das lässt sich nicht rückgängig machen.
page-strength = 🎚 Stärke
page-strength-about = Bei 0 achtet ein Sticker nur auf die Nachricht, bei 100 vor allem auf deinen Geschmack.
page-strength-chat = wie in diesem Chat: { $strength } %
page-clock = 🕐 Deine Uhr
page-incognito-about = Eine Stunde lang merke ich mir nichts von dem, was du tust. Sticker kommen trotzdem.
page-data-about = Was ich hier von dir habe, ist verschlüsselt und nur für dich, außer du erlaubst das Training. Nach { $days } Tagen wird es gelöscht.
page-export = 📦 Alles mitnehmen
page-export-about = Ich schicke dir eine Datei in unseren privaten Chat: data.json zum Lesen, Sticker als WEBP.
page-forget = 🧹 Alles löschen
page-forget-about = Nachrichten, Geschmack, Einstellungen und Sticker, die ich aus diesem Chat habe.
page-forget-ask = Alles löschen, was ich in diesem Chat von dir weiß? Das lässt sich nicht rückgängig machen. Die Nachrichten in Telegram selbst bleiben, und dein Paket auch.
page-forgotten = 🧹 Erledigt. Es ist endgültig weg.
page-optout-about = Ich lerne hier nichts mehr von dir. Was ich bis jetzt weiß, bleibt, bis du es löschst.
page-commands = Im Chat löscht /forget auch nur die letzte Stunde, /export schickt die Datei, und /privacy sagt, was ich speichere und warum.
page-without-title = Ich habe hier nichts von dir
page-without = Du hast nicht zugestimmt, also gibt es nichts zu zeigen. Wenn du zustimmst, lerne ich aus dem, was du in diesem Chat schreibst und welche Sticker du magst: verschlüsselt, nur für dich, bis du etwas anderes sagst.
page-left = Etwas aus der Zeit vor deiner Absage ist noch gespeichert. Ich nutze es nicht; du kannst es mitnehmen oder löschen.
page-cancel = Abbrechen
page-close = Schließen
page-again = Noch einmal
page-offline = Ich bin gerade nicht zu erreichen.
page-refused = Diese Seite öffnet sich aus dem Chat mit mir: Bitte drück dort auf den Knopf.
page-expired = Diese Seite war zu lange offen. Bitte schließ sie und drück noch einmal auf den Knopf im Chat.
page-gone = Das ist nicht da, oder nicht mehr.

# --- Rules of a group ---

admin-title = 🛠 <b>Die Regeln dieser Gruppe</b>
admin-only-groups = /admin ist für Gruppen. Hier legt /strength fest, wie ich mich verhalte.
admin-help =
    Das habe ich nicht verstanden. Schick <code>/admin</code> allein für die Knöpfe, oder

    <code>/admin quiet 22:30-7</code> – nachts schweigen; <code>/admin quiet off</code>
    <code>/admin zone Europe/Berlin</code> – wessen Nacht
    <code>/admin words Politik, Spinnen</code> – Wörter, auf die ich nicht antworte und die ich nicht zeichne
admin-is-off = 🔇 <b>Ich bin in dieser Gruppe ausgeschaltet.</b> Ich antworte niemandem und lerne von niemandem, bis ihr mich wieder einschaltet.
admin-now-strength = 🎚 Stärke: { $strength } %
admin-now-sensitivity = 🎯 Ich antworte: { $label }
admin-now-cooldown = ⏱ Pause zwischen Antworten: { $label }
admin-now-cap = 🧍 Für jede Person: { $label }
admin-now-quiet = 🌙 Ruhezeiten: { $label } ({ $zone })
admin-now-styles = 🎨 Stile: { $label }
admin-now-words = 🚫 Unerwünschte Wörter: { NUMBER($count) }
admin-strength = 🎚 <b>Wie persönlich sind Sticker hier?</b> Bei 0 achten sie nur auf die Nachricht, bei 100 vor allem auf den Geschmack der Person.
admin-sensitivity = 🎯 <b>Wie viel Gefühl braucht es, damit ich von selbst antworte?</b>
admin-cooldown = ⏱ <b>Wie lange schweige ich nach einer Antwort, um die niemand gebeten hat?</b>
admin-cap = 🧍 <b>Wie viele Sticker darf eine Person hier in einer Stunde haben?</b>
admin-quiet =
    🌙 <b>Wann melde ich mich nie von selbst?</b> /sticker geht auch nachts.

    Andere Zeiten: <code>/admin quiet 22:30-7</code>
admin-zone =
    🌍 <b>Wessen Uhr gilt?</b>

    Ein anderer Ort: <code>/admin zone Europe/Rome</code>
admin-styles = 🎨 <b>In welchen Stilen darf ich hier zeichnen?</b>
admin-styles-loading = Meine Modelle werden noch geladen. Komm bitte in einer Minute wieder.
admin-words =
    🚫 <b>Auf welche Wörter antworte ich hier nicht, und was zeichne ich nicht?</b> Tippe auf eines, um es zu entfernen.

    Weitere: <code>/admin words Politik, Spinnen</code>. Ein Stern steht für jede Endung: <code>Spinne*</code>
admin-words-none = Es gibt noch keine.
admin-words-full = Das kann ich nicht aufnehmen: Entweder ist es schon da, oder es sind { $most } Wörter, und mehr kann ich mir nicht merken.
admin-zone-unknown = Einen Ort „{ $given }“ kenne ich nicht. Schick einen Namen wie <code>/admin zone Europe/Berlin</code> oder <code>/admin zone Tokyo</code>.
sensitivity-high = bei wenig Gefühl
sensitivity-normal = bei deutlichem Gefühl
sensitivity-low = bei starkem Gefühl
sensitivity-lowest = nur beim stärksten
quiet-never = keine
cooldown-none = keine
seconds = { $count } s
minutes = { $count } min
cap-none = ohne Grenze
cap-an-hour = { $count } pro Stunde
styles-all = alle

# --- Refusals ---

refused = 🙈 Den zeichne ich lieber nicht. Versuch es bitte mit anderen Worten.
refused-unwanted = 🙈 Die Admins dieser Gruppe möchten nicht, dass ich das zeichne. Versuch es bitte mit anderen Worten.
refused-cap = 🐢 Das waren viele Sticker für eine Stunde. Lass bitte auch die anderen mal und komm etwas später wieder.
refused-off = 🔇 Die Admins haben mich in dieser Gruppe ausgeschaltet.
refused-self-harm =
    💛 <b>Das klingt wirklich schwer. Gut, dass du es gesagt hast.</b>

    Ich bin nur ein Bot, der Sticker zeichnet, aber du musst damit nicht allein sein. Sprich bitte mit jemandem, dem du vertraust, oder mit Menschen, die genau dafür da sind, kostenlos und vertraulich: <a href="https://findahelpline.com">findahelpline.com</a> nennt sie für jedes Land.

    Wenn du gerade in Gefahr bist, ruf bitte den Notruf.

# --- For the host ---

stats-title = 📊 <b>Wie es mir geht</b> ({ $revision })
stats-stickers = Sticker seit dem Start: { $counts }
stats-refusals = abgelehnt: { $counts }
stats-failures = fehlgeschlagen: { $counts }
stats-reports = gemeldet: { $counts }
report-to-host = 🚩 Jemand in der Gruppe { $chat } hat Sticker { $number } gemeldet. Er zeigt: { $shows }. Gezeichnet von { $model }.

# --- Why ---

why-nothing = Ich erinnere mich an keinen Sticker, den ich hier für dich gemacht habe. /sticker macht einen.
why-title = 🔍 <b>Warum dieser Sticker?</b>
why-emotion = In der Nachricht lese ich: <b>{ $emotion }</b> (zu { $percent } % sicher)
why-expression = Er sollte <b>{ $emotion }</b> aussehen
why-target = Gewünscht: <b>{ $wanted }</b>
why-no-taste = Ich weiß hier nichts von deinem Geschmack, also hat allein die Nachricht entschieden.
why-character = ❤️ Du magst: <b>{ $keyword }</b> { $bar } { $count ->
        [0] (aus inzwischen Gelöschtem)
        [one] (einmal gesehen)
       *[other] ({ $count }-mal gesehen)
    }
why-style = 🎨 Im Stil <b>{ $keyword }</b> { $bar } { $count ->
        [0] (aus inzwischen Gelöschtem)
        [one] (einmal gesehen)
       *[other] ({ $count }-mal gesehen)
    }
why-emotion-taste = 😊 Eine Stimmung von dir: <b>{ $keyword }</b> { $bar } { $count ->
        [0] (aus inzwischen Gelöschtem)
        [one] (einmal gesehen)
       *[other] ({ $count }-mal gesehen)
    }
why-dislikes = 🚫 Du magst nicht: <b>{ $keyword }</b> { $bar } { $count ->
        [0] (aus inzwischen Gelöschtem)
        [one] (einmal gesehen)
       *[other] ({ $count }-mal gesehen)
    }
why-quote = { "    " }„{ $quote }“
why-score-person = Passt zu deinem Geschmack: { $bar } { $score } %
why-score-message = Passt zur Nachricht: { $bar } { $score } %
why-weights = Meine Mischung: { $person } % dein Geschmack, { $message } % die Nachricht; der beste von { NUMBER($candidates) } gezeichneten
why-strength = Stärke hier: { $strength } % (/strength)
why-drawn-diffusion = Von Grund auf gezeichnet von meinem eigenen Modell
why-drawn-vector = Schnell aus fertigen Formen zusammengesetzt, nicht von meinem Modell gezeichnet

# --- Notices after a press ---

press-refused = Dieser Knopf ist zu alt oder gehört jemand anderem.
press-late = Diese Frage ist zu alt. Schick den Befehl bitte noch einmal.
liked = 👍 Gemerkt! Dem nächsten sieht man es an.
liked-what = 👍 Gemerkt! Ab dem nächsten mehr davon: { $what }.
disliked = 👎 Gemerkt! Der nächste wird anders.
disliked-what = 👎 Gemerkt! Ab dem nächsten ohne, außer du bittest darum: { $what }.
rated-already = Das habe ich mir schon gemerkt.
rated-without-consent = Das darf ich mir erst nach /optin merken.
incognito-now = 🤫 Du bist gerade eine Stunde inkognito: Ich notiere nichts, bis sie vorbei ist. /settings beendet sie.
similar = ✨ Noch so einer …
never-noted = 🚫 Gemerkt: ab dem nächsten nie wieder { $what }. /why nimmt es zurück.
remixing = 🎛 Derselbe mit „{ $what }“ …
busy-short = 🐢 Ich werde gerade erst wach. Versuch es bitte gleich noch einmal.
saved-next = Gespeichert. Der nächste Sticker richtet sich danach.
pack-adding = 🗂 Unterwegs in dein Paket
pack-moving = Rückt auf Platz { $place } von { $count }
pack-at-end = Er steht schon ganz am Rand.
pack-leaving = 🗑 Unterwegs aus deinem Paket heraus
previewing = 👁 Derselbe Sticker bei 0, 50 und 100 % …
previewing-alike = 👁 Ich kenne deinen Geschmack noch kaum: Die drei werden sich ähneln …
strength-taken = 🎚 Gespeichert: ab jetzt { $strength } %.
reported = 🚩 Danke. Meine Betreiber sehen ihn sich an.
reported-already = Den hast du schon gemeldet. Danke!
again = 🔄 Ich zeichne noch einen …
example = 🎨 Kommt sofort …
why-below = Die Gründe stehen unten.
saved = Gespeichert.
optin-noted = 🎉 Danke!
optout-noted = Erledigt.
kept-short = Behalten.

# --- Buttons ---

button-example = 🎨 Mach mir einen
button-opt-in = ✅ Zustimmen: lerne meinen Geschmack
button-opt-out = Zustimmung zurücknehmen
button-later = Jetzt nicht
button-back = ‹ Zurück
button-similar = ✨ Mehr davon
button-never = 🚫 Nie wieder { $what }
button-remix-expression = 😊 Gefühl
button-remix-character = 🐱 Figur
button-remix-style = 🎨 Stil
button-pin = 📌 { $keyword }
button-unpin = 📌 { $keyword } ist angeheftet: lösen
button-remove = ✖ { $keyword }
button-unremove = ↩ { $keyword } wurde entfernt: zurückholen
button-unnever = ↩ nie { $keyword }: wieder erlauben
button-use = ✔ { $strength } % nehmen
button-open-pack = Paket öffnen
button-delete-pack = 🗑 Paket löschen
button-delete-pack-yes = 🗑 Endgültig löschen
button-take-out = 🗑 Herausnehmen
button-private = Unseren privaten Chat öffnen
button-page = ✨ Meine Seite
button-preview = 👁 Vorschau 0 · 50 · 100
button-incognito-on = 🤫 Eine Stunde inkognito
button-incognito-off = 🤫 Inkognito beenden
button-training-on = 🧠 Training erlauben
button-training-off = 🧠 Training beenden
button-clock-back = 🕐 − 1 Stunde
button-clock-on = 🕐 + 1 Stunde
button-automatic-on = 💬 Antworte von selbst
button-automatic-off = 🔇 Antworte nicht von selbst
button-forget = 🧹 Alles löschen
button-forget-hour = 🕐 Die letzte Stunde
button-forget-one = 🖼 Einen Sticker …
button-admin-strength = 🎚 Stärke
button-admin-sensitivity = 🎯 Empfindlichkeit
button-admin-cooldown = ⏱ Pause
button-admin-cap = 🧍 Grenze pro Person
button-admin-quiet = 🌙 Ruhezeiten
button-admin-zone = 🌍 Zeitzone
button-admin-styles = 🎨 Stile
button-admin-words = 🚫 Wörter
button-admin-off = 🛑 Mich hier ausschalten
button-admin-on = 🟢 Mich hier einschalten
button-keep = Behalten

# --- Menus ---

command-start = Was ich bin, und ein erster Sticker
command-help = Alle Befehle
command-sticker = Ein Sticker zu deinen Worten
command-why = Warum der letzte Sticker so aussieht
command-strength = Wie persönlich Sticker sind
command-pack = Dein eigenes Stickerpaket
command-settings = Deine eigenen Einstellungen
command-language = Die Sprache, die ich spreche
command-admin = Die Regeln dieser Gruppe
command-optin = Lass mich deinen Geschmack lernen
command-optout = Damit aufhören
command-forget = Löschen, was ich hier von dir weiß
command-export = Alles, was ich hier von dir habe, als Datei
command-privacy = Was ich speichere, warum und wie lange

# --- Words for what stickers show ---

word-cat = Katze
word-dog = Hund
word-fox = Fuchs
word-rabbit = Hase
word-bear = Bär
word-panda = Panda
word-koala = Koala
word-tiger = Tiger
word-lion = Löwe
word-wolf = Wolf
word-raccoon = Waschbär
word-hamster = Hamster
word-monkey = Affe
word-pig = Schwein
word-cow = Kuh
word-frog = Frosch
word-ghost = Geist
word-robot = Roboter
word-alien = Alien
word-pumpkin = Kürbis
word-skull = Totenkopf
word-smiley = Smiley
word-sun = Sonne
word-moon = Mond
word-star = Stern
word-heart = Herz
word-cloud = Wolke
word-cookie = Keks
word-apple = Apfel
word-strawberry = Erdbeere
word-polar-bear = Eisbär
word-mouse = Maus
word-owl = Eule
word-penguin = Pinguin
word-chick = Küken
word-hedgehog = Igel
word-octopus = Oktopus
word-unicorn = Einhorn
word-dragon = Drache
word-dinosaur = Dinosaurier
word-avocado = Avocado
word-donut = Donut
word-cupcake = Cupcake
word-orange = Orange
word-lemon = Zitrone
word-egg = Ei
word-rice-ball = Reisbällchen
word-bubble-tea = Bubble Tea
word-coffee = Kaffee
word-cactus = Kaktus
word-mushroom = Pilz
word-sunflower = Sonnenblume
word-storybook = Märchenbuch
word-light-bulb = Glühbirne
word-balloon = Luftballon
word-rainbow = Regenbogen
word-planet = Planet
word-earth = Erde
word-raindrop = Regentropfen
word-snowman = Schneemann
word-happy = fröhlich
word-laughing = lachend
word-celebrating = in Feierlaune
word-in-love = verliebt
word-kissing = küssend
word-winking = zwinkernd
word-cool = cool
word-yummy = genüsslich
word-proud = stolz
word-amazed = begeistert
word-relieved = erleichtert
word-shocked = schockiert
word-scared = ängstlich
word-nervous = nervös
word-embarrassed = verlegen
word-sad = traurig
word-crying = weinend
word-pleading = flehend
word-angry = wütend
word-furious = rasend vor Wut
word-annoyed = genervt
word-confused = verwirrt
word-sleepy = müde
word-disgusted = angeekelt
word-thinking = nachdenklich
word-shy = schüchtern
word-hugging = in Knuddellaune
word-silly = albern
word-mischievous = schelmisch
word-nerdy = streberhaft
word-dizzy = schwindelig
word-sick = krank
word-freezing = durchgefroren
word-overheated = überhitzt
word-neutral = neutral
word-3d = 3D
word-flat = flach
word-pixel-art = Pixelkunst
word-line-art = Strichzeichnung
word-pastel = Pastell
word-neon = Neon
word-watercolour = Aquarell
word-crayon = Wachsmalstift
word-pop-art = Pop-Art
word-embroidery = Stickerei
