"""Methods that send, change and delete messages, and answer presses of buttons."""

from __future__ import annotations

from typing import Any

from bot.local.entities import formatted
from bot.local.errors import ApiError, malformed
from bot.local.files import StoredFile
from bot.local.message import Keyboard, Message, Sticker
from bot.local.methods.request import Method, Request
from bot.local.people import Chat
from bot.local.validate import Upload
from bot.local.world import World

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024
CHAT_ACTIONS = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
]


def send_message(world: World, request: Request) -> Any:
    """sendMessage."""
    message = _compose(world, request)
    text, entities = formatted(request["text"], request.get("parse_mode"), request.get("entities"), TEXT_LIMIT)
    if not text:
        raise malformed("message text is empty")
    message.text, message.entities = text, entities
    return world.post(message).telegram()


def send_sticker(world: World, request: Request) -> Any:
    """sendSticker: a file_id that is known, or a WEBP upload that keeps to the rules."""
    message = _compose(world, request)
    given = request.file(request["sticker"])
    file = world.files.add_sticker(given.data) if isinstance(given, Upload) else world.files.by_id(given)
    if file.kind != "sticker":
        raise malformed("wrong file identifier: not a sticker")
    known = next((s for pack in world.sets for s in pack.stickers if s.file == file), None)
    message.sticker = known or Sticker(file, request.get("emoji", ""))
    return world.post(message).telegram()


def send_photo(world: World, request: Request) -> Any:
    """sendPhoto."""
    message = _compose(world, request)
    given = request.file(request["photo"])
    message.photo = world.files.add_photo(given.data) if isinstance(given, Upload) else _kept(world, given, "photo")
    return _send_with_caption(world, request, message)


def send_document(world: World, request: Request) -> Any:
    """sendDocument."""
    message = _compose(world, request)
    given = request.file(request["document"])
    if isinstance(given, Upload):
        message.document = world.files.add_document(given.data, given.name)
    else:
        message.document = _kept(world, given, "document")
    return _send_with_caption(world, request, message)


def edit_message_text(world: World, request: Request) -> Any:
    """editMessageText; without reply_markup the buttons go, as in Telegram."""
    message = _editable(world, request)
    if "text" not in request.fields:
        raise malformed("message text is empty")
    if message.sticker or message.photo or message.document:
        raise ApiError("there is no text in the message to edit")
    text, entities = formatted(request["text"], request.get("parse_mode"), request.get("entities"), TEXT_LIMIT)
    if not text:
        raise malformed("message text is empty")
    return _change(world, message, text, entities, _keyboard(request))


def edit_message_caption(world: World, request: Request) -> Any:
    """editMessageCaption."""
    message = _editable(world, request)
    if not (message.photo or message.document):
        raise ApiError("there is no caption in the message to edit")
    text, entities = _caption(request)
    return _change(world, message, text, entities, _keyboard(request))


def edit_message_reply_markup(world: World, request: Request) -> Any:
    """editMessageReplyMarkup."""
    message = _editable(world, request)
    return _change(world, message, message.text, message.entities, _keyboard(request))


def delete_message(world: World, request: Request) -> bool:
    """deleteMessage: the bot's own, people's in private chats, all in groups that it administers."""
    chat = world.chat(request["chat_id"])
    message = world.message(chat.id, request["message_id"], "message to delete not found")
    if not (message.sender == world.bot or chat.private or chat.is_admin(world.bot.id)):
        raise ApiError("message can't be deleted")
    world.remove(message)
    return True


def delete_messages(world: World, request: Request) -> bool:
    """deleteMessages: those that are not there are skipped."""
    if not 1 <= len(request["message_ids"]) <= 100:
        raise malformed("message identifiers are not specified, or too many")
    for message_id in request["message_ids"]:
        one = Request("deleteMessage", {"chat_id": request["chat_id"], "message_id": message_id})
        if any(message.id == message_id for message in world.messages(request["chat_id"])):
            delete_message(world, one)
    return True


def send_chat_action(world: World, request: Request) -> bool:
    """sendChatAction."""
    if request["action"] not in CHAT_ACTIONS:
        raise malformed("wrong parameter action in request")
    chat = _open_chat(world, request)
    world.feed.publish("action", chat=chat.id, action=request["action"])
    return True


def answer_callback_query(world: World, request: Request) -> bool:
    """answerCallbackQuery."""
    fields = {"text": request.get("text", ""), "alert": request.get("show_alert", False), "url": request.get("url", "")}
    world.answer(request["callback_query_id"], **fields)
    return True


def answer_inline_query(world: World, request: Request) -> bool:
    """answerInlineQuery."""
    query = world.inline.get(request["inline_query_id"])
    results = request["results"]
    if len(results) > 50 or len({result["id"] for result in results}) < len(results):
        raise malformed("RESULT_ID_DUPLICATE or too many results")
    for result in results:
        if "sticker_file_id" in result:
            world.files.by_id(result["sticker_file_id"])
    query.results = results
    shown = [
        {**result, "file": world.files.by_id(result["sticker_file_id"]).unique_id}
        if "sticker_file_id" in result
        else result
        for result in results
    ]
    asked = {"query": query.id, "person": query.person.id, "chat": query.chat.id}
    world.feed.publish("inline", **asked, results=shown, button=request.get("button"))
    return True


def set_message_reaction(world: World, request: Request) -> bool:
    """setMessageReaction: at most one emoji, as for every bot."""
    chat = _open_chat(world, request)
    message = world.message(chat.id, request["message_id"], "message to react not found")
    reactions = request.get("reaction") or []
    if len(reactions) > 1 or any(reaction["type"] != "emoji" for reaction in reactions):
        raise malformed("REACTIONS_TOO_MANY or not an emoji")
    message.reactions[world.bot.id] = [reaction["emoji"] for reaction in reactions]
    world.touch(message, edited=False)
    return True


def _open_chat(world: World, request: Request) -> Chat:
    chat = world.chat(request["chat_id"])
    chat.check_bot_may_write()
    return chat


def _compose(world: World, request: Request) -> Message:
    chat = _open_chat(world, request)
    message = world.compose(chat)
    message.keyboard, message.topic = _keyboard(request), request.get("message_thread_id")
    if reply := request.get("reply_parameters"):
        try:
            message.reply_to = world.message(chat.id, reply["message_id"], "message to be replied not found")
        except ApiError:
            if not reply.get("allow_sending_without_reply"):
                raise
    return message


def _caption(request: Request) -> tuple[str, list[dict[str, Any]]]:
    given = request.get("caption", ""), request.get("parse_mode"), request.get("caption_entities")
    return formatted(*given, CAPTION_LIMIT)


def _send_with_caption(world: World, request: Request, message: Message) -> Any:
    message.text, message.entities = _caption(request)
    return world.post(message).telegram()


def _kept(world: World, file_id: str, kind: str) -> StoredFile:
    file = world.files.by_id(file_id)
    if file.kind != kind:
        raise malformed(f"wrong file identifier: not a {kind}")
    return file


def _keyboard(request: Request) -> Keyboard | None:
    markup = request.get("reply_markup")
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        raise malformed("the local chat page shows inline keyboards only")
    rows: list[list[dict[str, Any]]] = markup["inline_keyboard"]
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise malformed("REPLY_MARKUP_TOO_LONG")
    for button in (button for row in rows for button in row):
        actions = set(button) - {"text", "style", "icon_custom_emoji_id"}
        if len(actions) != 1:
            raise malformed("Text buttons are unallowed in the inline keyboard: each needs exactly one action")
        if "web_app" in button and str(request.get("chat_id", "")).startswith(("-", "@")):
            raise malformed("BUTTON_TYPE_INVALID: pages open from private chats only")
        if not button["text"].strip():
            raise malformed("inline keyboard button text must be non-empty")
    return markup if any(rows) else None


def _editable(world: World, request: Request) -> Message:
    if "chat_id" not in request.fields or "message_id" not in request.fields:
        raise malformed("message identifier is not specified")
    chat = _open_chat(world, request)
    message = world.message(chat.id, request["message_id"], "message to edit not found")
    if message.sender != world.bot:
        raise ApiError("message can't be edited")
    return message


def _change(
    world: World, message: Message, text: str, entities: list[dict[str, Any]], keyboard: Keyboard | None
) -> dict[str, Any]:
    if (text, entities, keyboard) == (message.text, message.entities, message.keyboard):
        raise ApiError(
            "message is not modified: specified new message content and reply markup are exactly the same as a "
            "current content and reply markup of the message"
        )
    rewritten = (text, entities) != (message.text, message.entities)
    message.text, message.entities, message.keyboard = text, entities, keyboard
    return world.touch(message, edited=rewritten).telegram()


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendSticker": send_sticker,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "setMessageReaction": set_message_reaction,
}
