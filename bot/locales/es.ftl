### What the bot says, in Spanish. Messages are Telegram HTML; buttons, notices and menus are plain text.

# --- Beginning ---

language-name = Español
list-separator = { ", " }

welcome =
    👋 <b>¡Hola! Respondo con stickers hechos solo para ti.</b>

    Ninguno existía antes. El primero ya está en camino; para el siguiente, cuéntame:

    <b>¿Cómo te sientes?</b>

invite =
    <b>¿Quieres que conozca tus gustos?</b>

    Ese sticker solo miró el sentimiento. Si aceptas, guardo lo que escribes y los stickers que te gustan en este chat: cifrado, solo para ti, hasta que digas /forget. Así dibujo lo que más te gusta y respondo por mi cuenta cuando un mensaje está lleno de sentimiento.

    No hace falta: /sticker funciona sin ello y, mientras no digas que sí, no guardo nada. Los detalles están en /privacy

invite-later = De acuerdo, no guardo nada. Escribe <code>/sticker ¡qué divertido!</code> cuando quieras, y /optin si cambias de idea.

welcome-group =
    👋 <b>¡Hola! Dibujo stickers para lo que sienten las personas.</b>

    <b>Para todos:</b> <code>/sticker ¡qué divertido!</code> hace uno, sin compromiso. Si aceptas, guardo lo que <i>tú</i> escribes en este grupo, cifrado, para aprender tus gustos. De quienes no aceptan no guardo nada.

    <b>Admins:</b> guardo silencio hasta que me dejen responder por mi cuenta, y entonces solo respondo a quienes han aceptado. Con /admin se fijan las reglas de este grupo.

hint =
    Solo respondo por mi cuenta cuando has aceptado, y hasta entonces no guardo nada de lo que escribes.

    🎨 hace ahora mismo un sticker de esto, como /sticker de cualquier otra palabra.

help =
    <b>Lo que sé hacer</b>

    /sticker <i>palabras</i> – un sticker para esas palabras; sin palabras, uno alegre
    /why – por qué tu último sticker es como es; fija o quita lo que sé
    /pack – tu propio paquete de stickers: ➕ bajo un sticker lo mete ahí
    /strength – lo personales que son los stickers, de 0 a 100
    /settings – intensidad con vista previa, respuestas automáticas, horas de silencio, incógnito y más
    /language – el idioma en que te hablo

    <b>Tus datos</b>
    /optin – deja que aprenda tus gustos de este chat y responda por mi cuenta
    /optout – deja de hacerlo
    /export – todo lo que guardo de ti en este chat, en un archivo
    /forget – borra lo que sé de ti en este chat: todo, la última hora o un sticker
    /privacy – qué guardo, por qué y cuánto tiempo

    <b>En cualquier chat</b>, escribe { $mention } y un sentimiento: tus stickers de aquí aparecen al momento.

    Bajo cada sticker: 👍 más así · 👎 menos así · 🔄 dibujar otro · ➕ a tu paquete · ❓ por qué este · ⋯ nunca más, o el mismo con otro sentimiento, personaje o estilo

help-group =
    <b>Lo que sé hacer aquí</b>

    /sticker <i>palabras</i> – un sticker para esas palabras; sin palabras, uno alegre
    /why – por qué tu último sticker es como es; fija o quita lo que sé
    /pack – tu propio paquete de stickers: ➕ bajo un sticker lo mete ahí
    /settings – tu propia intensidad, respuestas automáticas, horas de silencio, incógnito y más
    /language – el idioma en que te hablo

    <b>Tus datos</b>
    /optin – deja que aprenda tus gustos de lo que escribes en este grupo
    /optout – deja de hacerlo
    /export – todo lo que guardo de ti en este grupo, enviado solo a ti
    /forget – borra lo que sé de ti en este grupo: todo, la última hora o un sticker
    /privacy – qué guardo, por qué y cuánto tiempo

    <b>Admins</b>
    /admin – las reglas de este grupo: cuándo respondo, cada cuánto, en qué estilos
    /strength – lo personales que son los stickers y si respondo por mi cuenta

    Bajo cada sticker, para quien lo recibió: 👍 más así · 👎 menos así · 🔄 dibujar otro · ➕ a tu paquete · ❓ por qué este · ⋯ más. Para todos: 🚩 denunciarlo

unknown-command = No conozco ese comando. En /help están los que conozco.

# --- Consent ---

optin-done =
    🎉 <b>¡Gracias! Desde ahora aprendo tus gustos en este chat.</b>

    Guardo, cifrado, lo que escribes aquí y los stickers que envías o que te gustan, y respondo por mi cuenta cuando un mensaje está lleno de sentimiento. ¡Escribe cualquier cosa!

    /optout lo detiene, /forget lo borra todo, los detalles están en /privacy

optin-done-group =
    🎉 <b>¡Gracias! Desde ahora aprendo tus gustos en este grupo.</b>

    Guardo, cifrado, solo lo que tú escribes aquí y los stickers que envías o que te gustan. Si respondo por mi cuenta lo deciden los admins; /sticker funciona siempre.

    /optout lo detiene, /forget lo borra todo, los detalles están en /privacy

optin-already = Ya habías aceptado aquí. ¡Escribe cualquier cosa, o /sticker!
optin-anonymous = No puedo saber quién eres mientras escribes como el grupo. Desactiva «Permanecer anónimo» y envía /optin otra vez.
optout-done =
    <b>Hecho, he dejado de aprender de ti aquí.</b>

    Lo que aprendí hasta ahora sigue guardado, pero ya no lo uso. ¿Lo borro?
optout-already =
    Aquí no has aceptado, así que no guardo nada nuevo de ti.

    ¿Borro lo que pueda quedar de antes?

forget-ask =
    <b>¿Borrar todo lo que sé de ti en este chat?</b>

    Tus mensajes y stickers que guardo, tus gustos y ajustes, y el registro de lo que dibujé para ti. O solo la última hora, o un sticker. No se puede deshacer. Los mensajes del propio Telegram se quedan, y tu paquete también: ese lo borra /pack
forget-which =
    <b>¿Qué sticker olvido?</b>

    El sticker, sus razones, lo que te pareció y lo que deduje de ello. O responde a cualquier sticker con /forget
forget-no-sticker = No guardo aquí ningún sticker tuyo.
forget-unknown = No guardo nada sobre ese sticker.
forgotten-sticker = 🧹 <b>Hecho.</b> Ese sticker, sus razones y tu valoración se han borrado para siempre.
forgotten-hour =
    🧹 <b>Hecho.</b> { $count ->
        [0] En la última hora no había nada que borrar.
        [one] Un registro de la última hora se ha borrado para siempre.
       *[other] { $count } registros de la última hora se han borrado para siempre.
    }
forgotten =
    🧹 <b>Hecho.</b> { $count ->
        [0] No había nada que borrar.
        [one] Un registro se ha borrado para siempre.
       *[other] { $count } registros se han borrado para siempre.
    }

    Tu consentimiento sigue en pie, así que empiezo de nuevo desde aquí. /optout lo detiene.
forgotten-opted-out =
    🧹 <b>Hecho.</b> { $count ->
        [0] No había nada que borrar.
        [one] Un registro se ha borrado para siempre.
       *[other] { $count } registros se han borrado para siempre.
    }
kept = De acuerdo, lo conservo. /forget está ahí cuando quieras.

privacy =
    <b>Tus datos</b>

    <b>Si no has aceptado</b> en un chat, no se guarda nada de lo que escribes allí, ni siquiera como contexto del mensaje de otra persona. Cuando pides un sticker, el encargo se anota sin tus palabras hasta que se envía, por si tengo que reiniciarme.

    <b>Si has aceptado</b>, guardo, solo para este chat:
    • lo que escribes aquí y los stickers que envías o valoras: para aprender tus gustos
    • palabras clave de tus gustos sacadas de ahí, como «gato» o «pixel art», y números que representan el aspecto de tus stickers: para dibujar para ti
    • lo que dibujé para ti y por qué, los 50 más recientes como imágenes: para los botones, /why, /pack, el modo en línea y /export
    • tus propios ajustes y las palabras clave que fijaste o quitaste

    <b>Cuánto tiempo:</b> { $days } días, luego se borra; los ajustes y las palabras fijadas, hasta que los borres. Un encargo se borra en cuanto se envía su sticker.
    <b>Cómo:</b> cifrado (AES-GCM), con la clave separada de los datos. Ningún texto se registra jamás. Los stickers se dibujan en la máquina donde funciono; tus palabras no van a nadie más.
    <b>Si alguien denuncia un sticker</b> en un grupo con 🚩, quien me aloja ve el sticker y las palabras clave con que se dibujó, no tus palabras.
    <b>Quién lo ve:</b> solo tú. Nunca se usa para otra persona ni en otro chat, ni para entrenar modelos, salvo que lo permitas en /settings: entonces quien me aloja puede sacarlo, leerlo y entrenar con ello mis modelos, también para otras personas; si te echas atrás, lo que un modelo haya aprendido se queda.

    <b>Tú decides:</b> /optout lo detiene, /forget lo borra al momento y para siempre.

# --- Stickers ---

busy = 🐢 Ahora mismo no doy abasto. Inténtalo de nuevo en un minuto, por favor.
too-slow = 🐢 Tardaba demasiado y lo he dejado. Inténtalo de nuevo en un minuto, por favor.
no-sticker = 🖍️ Ese no he podido dibujarlo. Prueba con otras palabras.
gave-up = 🖍️ He intentado varias veces tu último sticker y no lo he logrado. Prueba con otras palabras.
ask-again = Me han reiniciado y, como no has aceptado, no había apuntado tus palabras. Envíamelas otra vez, por favor.
no-words = Ahí no encuentro nada que leer. Prueba <code>/sticker ¡qué divertido!</code>
oops = Algo ha fallado por mi parte, y ha quedado anotado. Inténtalo de nuevo, por favor.

# --- Settings ---

strength-now =
    🎚 <b>Intensidad: { $strength } %</b>

    Con 0 un sticker solo mira el mensaje; con 100, sobre todo tus gustos.
strength-bad = «{ $given }» no es una intensidad. Envía un número entero de 0 a 100, por ejemplo <code>/strength 50</code>
automatic-on = 💬 <b>Respuestas automáticas: sí.</b> Respondo a los mensajes llenos de sentimiento de quienes han aceptado.
automatic-off = 💬 <b>Respuestas automáticas: no.</b> Solo dibujo cuando me lo piden con /sticker
privacy-mode = ⚠️ En este grupo Telegram solo me muestra comandos y respuestas. Para que vea los mensajes, hazme admin o pide a mi dueño que desactive el modo privacidad con @BotFather.
admins-only = Solo los admins de este grupo pueden cambiar eso.

# --- Inline, export ---

inline-opt-in = Acepta primero: aún no guardo stickers tuyos
inline-nothing = Aún no hay un sticker así: hagamos alguno
export-caption = 📦 Todo lo que guardo de ti en ese chat: data.json para leer, stickers en WEBP.
export-nothing = No guardo nada de ti en este chat.
export-sent = 📦 Te lo he enviado a nuestro chat privado.
export-private = Tus datos son solo para ti: abre nuestro chat privado, pulsa Iniciar y luego envía /export aquí otra vez.

# --- A person's pack ---

pack-title = Stickers para { $name }
pack-empty =
    🗂 <b>Todavía no tienes paquete.</b>

    ➕ bajo un sticker crea uno: un paquete de stickers tuyo que puedes usar en cualquier chat. Un paquete es público para quien conozca su dirección.
pack-panel =
    🗂 <b>Tu paquete</b> { $count ->
        [one] tiene un sticker.
       *[other] tiene { $count } stickers.
    }

    Pulsa uno para moverlo o sacarlo.
pack-waiting = ⏳ { $count ->
        [one] Un cambio espera a Telegram y se hará solo.
       *[other] { $count } cambios esperan a Telegram y se harán solos.
    }
pack-private = Tu paquete está en nuestro chat privado.
pack-created = 🗂 <b>¡Tu paquete está listo!</b> Todo lo que marques con ➕ va dentro. /pack mueve o quita stickers.
pack-waits = ⏳ Telegram solo me deja cambiar paquetes de vez en cuando. Tu cambio está anotado y se hará solo en { $minutes ->
        [one] un minuto
       *[other] { $minutes } minutos
    }.
pack-stranger = Un paquete necesita un dueño que yo conozca: abre nuestro chat privado, pulsa Iniciar y luego ➕ otra vez.
pack-full = Tu paquete está lleno: Telegram permite 120 stickers. Saca antes uno con /pack
pack-failed = 🖍️ Telegram no ha aceptado ese cambio en tu paquete. Prueba con otro sticker.
pack-later = Telegram no me dice nada de tu paquete ahora mismo. Inténtalo de nuevo en un minuto.
pack-gone = Ese sticker ya no está en tu paquete.
pack-ask-delete =
    <b>¿Borrar todo el paquete?</b>

    Desaparece para todos los que lo usan. No se puede deshacer.
pack-deleted = 🗑 El paquete se está borrando.

# --- A person's own settings ---

settings-need =
    Unos ajustes propios hay que guardarlos, y aquí no guardo nada de ti si no aceptas.

    Hasta entonces hablo el idioma de tu Telegram, y /strength dice lo personales que son los stickers.
settings-title =
    ⚙️ <b>Tus ajustes en este chat</b>
    { "" }
settings-strength-own = 🎚 Intensidad: <b>{ $strength } %</b>, la tuya
settings-strength-chat = 🎚 Intensidad: <b>{ $strength } %</b>, como en este chat
settings-line = { $name }: <b>{ $value }</b>
settings-line-chat = { $name }: <b>{ $value }</b>, como en este chat
settings-clock = 🕐 Tu reloj: <b>{ $time }</b>
settings-language = 🌐 Idioma: <b>{ $language }</b>
settings-incognito = 🤫 <b>Incógnito hasta las { $time }:</b> no guardo nada de lo que haces.
settings-recording = 🤫 Incógnito: <b>no</b>
settings-training-on = 🧠 Entrenamiento: <b>sí</b>
settings-training-off = 🧠 Entrenamiento: <b>no</b>
training-about = Con tu permiso, quien me aloja puede sacar lo que guardo de ti en este chat, leerlo y entrenar con ello mis modelos, para que dibuje mejor, también para otras personas. Puedes pararlo cuando quieras; lo que un modelo haya aprendido hasta entonces, aprendido queda.
setting-automatic = 💬 Respuestas automáticas
setting-sensitivity = 🎯 Sensibilidad
setting-cooldown = ⏳ Pausa entre respuestas
setting-quiet = 🌙 Horas de silencio
setting-language = 🌐 Idioma
choice-chat = como en este chat
choice-telegram = como en Telegram
choice-on = sí
choice-off = no
choice-none = ninguna
choice-high = alta: un atisbo de sentimiento
choice-medium = media
choice-low = baja: solo sentimientos fuertes
choice-minutes = { $minutes ->
        [one] un minuto
       *[other] { $minutes } minutos
    }

# --- A person's own page ---

page-title = Mi página
page-hello = ¡Hola, { $name }!
page-since = Aprendo tus gustos desde el { $date }
page-incognito = 🤫 Incógnito hasta las { $time }
page-chats = ¿Qué chat?
page-chat-private = Nuestro chat privado
page-chat-group = Un grupo
page-tab-taste = Gustos
page-tab-settings = Ajustes
page-tab-data = Datos
page-stickers = Stickers
page-stat-stickers = stickers
page-stat-keywords = palabras
page-stat-liked = te gustaron
page-likes = Lo que te gusta
page-likes-about = Cuanto más grande es una burbuja, más cuenta en tus stickers. Pulsa una para ver por qué.
page-dislikes = No es para ti
page-dislikes-about = Esto lo dejo fuera de tus stickers.
page-taste-empty = Aún no conozco tus gustos. Escribe un poco, envía stickers y pulsa 👍 o 👎 debajo de los míos.
page-character = Personaje
page-style = Estilo
page-emotion = Emoción
page-counts = cuenta un { $percent } %
page-seen = { $count ->
        [0] visto en cosas ya borradas
        [one] visto una vez
       *[other] visto { $count } veces
    }
page-pin = 📌 Fijar
page-unpin = 📌 Soltar
page-pinned = fijado
page-remove = ✖ No usarlo
page-restore = ↩ Usarlo otra vez
page-removed = Ya no se usa
page-map = Mapa de tus stickers
page-map-about = Quién siente qué: cuantos más stickers tiene un lugar, más brilla.
page-stickers-empty = Aún no hay stickers. Escribe algo que sientas, o envía /sticker en el chat.
page-all = Todos
page-none-fit = Ninguno de tus stickers es así.
page-answered = Respuesta a
page-strength-of = Intensidad { $strength } %
page-rate-up = Más así
page-rate-down = Menos así
page-forget-sticker = 🗑 Olvidar este sticker
page-forget-sticker-ask = ¿Olvidar este sticker, sus razones y lo que te pareció? No se puede deshacer.
page-strength = 🎚 Intensidad
page-strength-about = Con 0 un sticker solo mira el mensaje; con 100, sobre todo tus gustos.
page-strength-chat = como en este chat: { $strength } %
page-clock = 🕐 Tu reloj
page-incognito-about = Durante una hora no guardo nada de lo que haces. Los stickers llegan igual.
page-data-about = Lo que guardo de ti aquí está cifrado y es solo para ti, salvo que permitas el entrenamiento. A los { $days } días se borra.
page-export = 📦 Exportar todo
page-export-about = Te envío un archivo a nuestro chat privado: data.json para leer, stickers en WEBP.
page-forget = 🧹 Borrar todo
page-forget-about = Los mensajes, gustos, ajustes y stickers de este chat que guardo.
page-forget-ask = ¿Borro todo lo que sé de ti en este chat? No se puede deshacer. Los mensajes en Telegram se quedan, y tu paquete también.
page-forgotten = 🧹 Hecho. Ha desaparecido para siempre.
page-optout-about = Dejo de aprender de ti aquí. Lo que sé hasta ahora se queda hasta que lo borres.
page-commands = En el chat, /forget también borra solo la última hora, /export envía el archivo y /privacy dice qué guardo y por qué.
page-without-title = No guardo nada de ti aquí
page-without = No has aceptado, así que no hay nada que mostrar. Si aceptas, aprendo de lo que escribes y de los stickers que te gustan en este chat: cifrado, solo para ti, hasta que digas lo contrario.
page-left = Aún queda guardado algo de antes de que dejaras de participar. No lo uso; puedes llevártelo o borrarlo.
page-cancel = Cancelar
page-close = Cerrar
page-again = Otra vez
page-offline = Ahora mismo no se me puede localizar.
page-refused = Esta página se abre desde el chat conmigo: pulsa allí el botón, por favor.
page-expired = Esta página ha estado abierta demasiado tiempo. Ciérrala y pulsa otra vez el botón en el chat, por favor.
page-gone = Eso no está, o ya no está.

# --- Rules of a group ---

admin-title = 🛠 <b>Las reglas de este grupo</b>
admin-only-groups = /admin es para grupos. Aquí /strength fija cómo me comporto.
admin-help =
    No he entendido eso. Envía solo <code>/admin</code> para ver los botones, o bien

    <code>/admin quiet 22:30-7</code> – silencio de noche; <code>/admin quiet off</code>
    <code>/admin zone Europe/Madrid</code> – la noche de dónde
    <code>/admin words política, arañas</code> – palabras a las que no respondo y que no dibujo
admin-is-off = 🔇 <b>Estoy apagado en este grupo.</b> No respondo a nadie ni aprendo de nadie hasta que me enciendan de nuevo.
admin-now-strength = 🎚 Intensidad: { $strength } %
admin-now-sensitivity = 🎯 Respondo: { $label }
admin-now-cooldown = ⏱ Pausa entre respuestas: { $label }
admin-now-cap = 🧍 Para cada persona: { $label }
admin-now-quiet = 🌙 Horas de silencio: { $label } ({ $zone })
admin-now-styles = 🎨 Estilos: { $label }
admin-now-words = 🚫 Palabras no deseadas: { NUMBER($count) }
admin-strength = 🎚 <b>¿Qué tan personales son aquí los stickers?</b> Con 0 solo miran el mensaje; con 100, sobre todo los gustos de la persona.
admin-sensitivity = 🎯 <b>¿Cuánto sentimiento hace falta para que responda por mi cuenta?</b>
admin-cooldown = ⏱ <b>¿Cuánto tiempo callo tras una respuesta que nadie pidió?</b>
admin-cap = 🧍 <b>¿Cuántos stickers puede recibir aquí una persona en una hora?</b>
admin-quiet =
    🌙 <b>¿Cuándo no hablo nunca por mi cuenta?</b> /sticker funciona también de noche.

    Otras horas: <code>/admin quiet 22:30-7</code>
admin-zone =
    🌍 <b>¿Qué reloj cuenta?</b>

    Otro lugar: <code>/admin zone America/Bogota</code>
admin-styles = 🎨 <b>¿En qué estilos puedo dibujar aquí?</b>
admin-styles-loading = Mis modelos aún se están cargando. Vuelve en un minuto, por favor.
admin-words =
    🚫 <b>¿A qué palabras no respondo y qué no dibujo aquí?</b> Pulsa una para quitarla.

    Más: <code>/admin words política, arañas</code>. Un asterisco vale por cualquier terminación: <code>araña*</code>
admin-words-none = Todavía no hay ninguna.
admin-words-full = No puedo añadirla: o ya está, o hay { $most } palabras, que es todo lo que puedo guardar.
admin-zone-unknown = No conozco ningún lugar «{ $given }». Envía un nombre como <code>/admin zone Europe/Madrid</code> o <code>/admin zone Tokyo</code>.
sensitivity-high = con poco sentimiento
sensitivity-normal = con sentimientos claros
sensitivity-low = con sentimientos fuertes
sensitivity-lowest = solo con los más fuertes
quiet-never = ninguna
cooldown-none = ninguna
seconds = { $count } s
minutes = { $count } min
cap-none = sin límite
cap-an-hour = { $count } por hora
styles-all = todos

# --- Refusals ---

refused = 🙈 Ese prefiero no dibujarlo. Prueba con otras palabras.
refused-unwanted = 🙈 Los admins de este grupo no quieren que dibuje eso. Prueba con otras palabras.
refused-cap = 🐢 Han sido muchos stickers para una hora. Deja que les toque a los demás y vuelve un poco más tarde.
refused-off = 🔇 Los admins me han apagado en este grupo.
refused-self-harm =
    💛 <b>Eso suena muy duro. Me alegro de que lo hayas dicho.</b>

    Solo soy un bot que dibuja stickers, pero no tienes por qué pasar por esto a solas. Habla, por favor, con alguien de confianza o con personas que están justo para esto, gratis y en confianza: <a href="https://findahelpline.com">findahelpline.com</a> las reúne para cada país.

    Si corres peligro ahora mismo, llama, por favor, al número de emergencias de tu zona.

# --- For the host ---

stats-title = 📊 <b>Cómo me va</b> ({ $revision })
stats-stickers = stickers desde el inicio: { $counts }
stats-refusals = rechazados: { $counts }
stats-failures = fallidos: { $counts }
stats-reports = denunciados: { $counts }
report-to-host = 🚩 Alguien del grupo { $chat } ha denunciado el sticker { $number }. Muestra: { $shows }. Dibujado por { $model }.

# --- Why ---

why-nothing = No recuerdo ningún sticker que te haya hecho aquí. /sticker hace uno.
why-title = 🔍 <b>¿Por qué este sticker?</b>
why-emotion = En el mensaje leo: <b>{ $emotion }</b> (con un { $percent } % de seguridad)
why-expression = Tenía que expresar: <b>{ $emotion }</b>
why-target = Se pidió: <b>{ $wanted }</b>
why-no-taste = Aquí no sé nada de tus gustos, así que decidió solo el mensaje.
why-character = ❤️ Te gusta: <b>{ $keyword }</b> { $bar } { $count ->
        [0] (visto en cosas ya borradas)
        [one] (visto una vez)
       *[other] (visto { $count } veces)
    }
why-style = 🎨 En el estilo <b>{ $keyword }</b> { $bar } { $count ->
        [0] (visto en cosas ya borradas)
        [one] (visto una vez)
       *[other] (visto { $count } veces)
    }
why-emotion-taste = 😊 Un ánimo tuyo: <b>{ $keyword }</b> { $bar } { $count ->
        [0] (visto en cosas ya borradas)
        [one] (visto una vez)
       *[other] (visto { $count } veces)
    }
why-dislikes = 🚫 No te gusta: <b>{ $keyword }</b> { $bar } { $count ->
        [0] (visto en cosas ya borradas)
        [one] (visto una vez)
       *[other] (visto { $count } veces)
    }
why-quote = { "    " }«{ $quote }»
why-score-person = Encaja con tus gustos: { $bar } { $score } %
why-score-message = Encaja con el mensaje: { $bar } { $score } %
why-weights = Mi mezcla: { $person } % tus gustos, { $message } % el mensaje; el mejor de { NUMBER($candidates) } dibujados
why-strength = Intensidad aquí: { $strength } % (/strength)
why-drawn-diffusion = Dibujado desde cero por mi propio modelo
why-drawn-vector = Montado deprisa con formas ya hechas, no dibujado por mi modelo

# --- Notices after a press ---

press-refused = Este botón es demasiado antiguo o es de otra persona.
press-late = Esa pregunta es demasiado antigua. Envía el comando otra vez.
liked = 👍 ¡Anotado! En el próximo se notará.
liked-what = 👍 ¡Anotado! Desde el próximo, más de esto: { $what }.
disliked = 👎 ¡Anotado! El próximo será distinto.
disliked-what = 👎 ¡Anotado! Desde el próximo sin esto, salvo que lo pidas: { $what }.
rated-already = Eso ya lo tengo anotado.
rated-without-consent = Eso solo puedo recordarlo después de /optin
incognito-now = 🤫 Esta es tu hora de incógnito: no anoto nada hasta que acabe. En /settings puedes terminarla.
similar = ✨ Otro así…
never-noted = 🚫 Anotado: desde el próximo, nunca más { $what }. En /why puedes deshacerlo.
remixing = 🎛 El mismo con «{ $what }»…
busy-short = 🐢 Todavía me estoy despertando. Inténtalo de nuevo en un momento.
saved-next = Guardado. El próximo sticker lo tendrá en cuenta.
pack-adding = 🗂 De camino a tu paquete
pack-moving = Pasa al puesto { $place } de { $count }
pack-at-end = Ya está en ese extremo.
pack-leaving = 🗑 De camino fuera de tu paquete
previewing = 👁 El mismo sticker al 0, 50 y 100 %…
previewing-alike = 👁 Apenas conozco tus gustos: los tres se parecerán mucho…
strength-taken = 🎚 Guardado: { $strength } % desde ahora.
reported = 🚩 Gracias. Las personas que me gestionan lo mirarán.
reported-already = Ese ya lo habías denunciado. ¡Gracias!
again = 🔄 Dibujando otro…
example = 🎨 Ahora mismo…
why-below = Las razones están abajo.
saved = Guardado.
optin-noted = 🎉 ¡Gracias!
optout-noted = Hecho.
kept-short = Conservado.

# --- Buttons ---

button-example = 🎨 Hazme uno
button-opt-in = ✅ Aceptar: aprende mis gustos
button-opt-out = Dejar de participar
button-later = Ahora no
button-back = ‹ Volver
button-similar = ✨ Más así
button-never = 🚫 Nunca más { $what }
button-remix-expression = 😊 Sentimiento
button-remix-character = 🐱 Personaje
button-remix-style = 🎨 Estilo
button-pin = 📌 { $keyword }
button-unpin = 📌 Fijado: { $keyword } – soltar
button-remove = ✖ { $keyword }
button-unremove = ↩ Quitado: { $keyword } – recuperar
button-unnever = ↩ Nunca { $keyword }: permitir de nuevo
button-use = ✔ Usar { $strength } %
button-open-pack = Abrir el paquete
button-delete-pack = 🗑 Borrar el paquete
button-delete-pack-yes = 🗑 Borrar para siempre
button-take-out = 🗑 Sacarlo
button-private = Abrir nuestro chat privado
button-page = ✨ Mi página
button-preview = 👁 Vista previa 0 · 50 · 100
button-incognito-on = 🤫 Incógnito una hora
button-incognito-off = 🤫 Terminar incógnito
button-training-on = 🧠 Permitir entrenamiento
button-training-off = 🧠 Parar entrenamiento
button-clock-back = 🕐 − 1 hora
button-clock-on = 🕐 + 1 hora
button-automatic-on = 💬 Responde por tu cuenta
button-automatic-off = 🔇 No respondas por tu cuenta
button-forget = 🧹 Borrar todo
button-forget-hour = 🕐 La última hora
button-forget-one = 🖼 Un sticker…
button-admin-strength = 🎚 Intensidad
button-admin-sensitivity = 🎯 Sensibilidad
button-admin-cooldown = ⏱ Pausa
button-admin-cap = 🧍 Límite por persona
button-admin-quiet = 🌙 Horas de silencio
button-admin-zone = 🌍 Zona horaria
button-admin-styles = 🎨 Estilos
button-admin-words = 🚫 Palabras
button-admin-off = 🛑 Apágame aquí
button-admin-on = 🟢 Enciéndeme aquí
button-keep = Conservar

# --- Menus ---

command-start = Qué soy, y un primer sticker
command-help = Todos los comandos
command-sticker = Un sticker para tus palabras
command-why = Por qué el último sticker es como es
command-strength = Lo personales que son los stickers
command-pack = Tu propio paquete de stickers
command-settings = Tus propios ajustes
command-language = El idioma que hablo
command-admin = Las reglas de este grupo
command-optin = Deja que aprenda tus gustos
command-optout = Deja de hacerlo
command-forget = Borra lo que sé de ti aquí
command-export = Todo lo que guardo de ti aquí, en un archivo
command-privacy = Qué guardo, por qué y cuánto tiempo

# --- Words for what stickers show ---

word-cat = gato
word-dog = perro
word-fox = zorro
word-rabbit = conejo
word-bear = oso
word-panda = panda
word-koala = koala
word-tiger = tigre
word-lion = león
word-wolf = lobo
word-raccoon = mapache
word-hamster = hámster
word-monkey = mono
word-pig = cerdo
word-cow = vaca
word-frog = rana
word-ghost = fantasma
word-robot = robot
word-alien = extraterrestre
word-pumpkin = calabaza
word-skull = calavera
word-smiley = carita
word-sun = sol
word-moon = luna
word-star = estrella
word-heart = corazón
word-cloud = nube
word-cookie = galleta
word-apple = manzana
word-strawberry = fresa
word-polar-bear = oso polar
word-mouse = ratón
word-owl = búho
word-penguin = pingüino
word-chick = pollito
word-hedgehog = erizo
word-octopus = pulpo
word-unicorn = unicornio
word-dragon = dragón
word-dinosaur = dinosaurio
word-avocado = aguacate
word-donut = dónut
word-cupcake = cupcake
word-orange = naranja
word-lemon = limón
word-egg = huevo
word-rice-ball = bola de arroz
word-bubble-tea = té de burbujas
word-coffee = café
word-cactus = cactus
word-mushroom = hongo
word-sunflower = girasol
word-storybook = libro de cuentos
word-light-bulb = bombilla
word-balloon = globo
word-rainbow = arcoíris
word-planet = planeta
word-earth = Tierra
word-raindrop = gota de lluvia
word-snowman = muñeco de nieve
word-happy = alegría
word-laughing = risa
word-celebrating = fiesta
word-in-love = enamoramiento
word-kissing = beso
word-winking = guiño
word-cool = buena onda
word-yummy = apetito
word-proud = orgullo
word-amazed = asombro
word-relieved = alivio
word-shocked = sorpresa
word-scared = miedo
word-nervous = nervios
word-embarrassed = vergüenza
word-sad = tristeza
word-crying = llanto
word-pleading = súplica
word-angry = enfado
word-furious = furia
word-annoyed = fastidio
word-confused = confusión
word-sleepy = sueño
word-disgusted = asco
word-thinking = reflexión
word-shy = timidez
word-hugging = abrazo
word-silly = payasada
word-mischievous = picardía
word-nerdy = aire nerd
word-dizzy = mareo
word-sick = enfermedad
word-freezing = frío
word-overheated = calor
word-neutral = calma
word-3d = 3D
word-flat = plano
word-pixel-art = pixel art
word-line-art = dibujo de líneas
word-pastel = pastel
word-neon = neón
word-watercolour = acuarela
word-crayon = cera de colores
word-pop-art = pop art
word-embroidery = bordado
