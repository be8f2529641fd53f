/**
 * The words of the desk in German and English; `{name}` is filled in, a key with `_one` behind it says it of one.
 */

/** @type {Record<string, Record<string, string>>} */
export const WORDS = {
  de: {
    desk: "Pult", skip: "Zum Inhalt", scheme: "Hell oder dunkel", language: "English", language_code: "en", all_posts: "Alle Beiträge",
    search: "Suchen", main_nav: "Bereiche", back: "Zurück zum Pult",
    foot: "Diese Seite lädt nichts von fremden Servern. Gebaut mit Litfass.",
    numbers: "null,ein,zwei,drei,vier,fünf,sechs,sieben,acht,neun,zehn,elf,zwölf",
    today_n: "Heute {n} Aushänge", today_n_one: "Heute ein Aushang", today_none: "Heute ist frei",
    today_done: "Heute hängt alles", minutes: "rund {n} Minuten", minutes_one: "rund eine Minute", week: "Diese Woche",
    week_of: "{day}: {n} Aushänge, {done} erledigt", week_of_one: "{day}: ein Aushang, {done} erledigt",
    today: "heute", tomorrow: "morgen", yesterday: "gestern", clock: "{time}\u00a0Uhr", since: "seit {day}", on_day: "am {day}", not_online: "Noch nicht online: Der Link führt erst ans Ziel, wenn der Beitrag {when} erscheint.",
    group_late: "Überfällig", group_today: "Heute", group_week: "Diese Woche", group_later: "Später",
    group_left: "Liegen geblieben", group_undated: "Ohne Termin", group_done: "Zuletzt erledigt",
    group_post: "Dieser Beitrag", group_else: "Sonst fällig",
    posted_of: "{done} von {n} gepostet", items: "{n} Aushänge", items_one: "1 Aushang", of_posts: "aus {n} Beiträgen",
    of_posts_one: "aus einem Beitrag", more_rows: "Alle {n} zeigen", tick_all: "Alle {n} abhaken",
    tick_all_one: "Abhaken", tick_all_why: "Schon gepostet oder nicht mehr nötig? Haken Sie alle auf einmal ab.",
    ticked_all: "{n} abgehakt.", ticked_all_one: "1 abgehakt.", tick: "{name}: gepostet",
    tick_ledger: "{name}: gepostet, steht in der Ablage", ticked: "{name} ist auf diesem Gerät abgehakt.", unticked: "{name} ist wieder offen.", undo: "Rückgängig",
    empty: "Noch gibt es keine Texte. Sobald ein Beitrag ein Datum hat, liegt er nach dem nächsten Bauen hier.",
    calm: "Nichts steht aus. Der nächste Beitrag bringt neue Texte.",
    pictures: "{n} Bilder", pictures_one: "1 Bild", thread_of: "{n} Teile", text: "Text", document: "PDF", link: "Link",
    search_label: "Beiträge, Kanäle und Texte durchsuchen", filter_channel: "Kanal", filter_state: "Stand",
    any_channel: "Alle Kanäle", any_state: "Alle", state_open: "Offen", state_done: "Gepostet", state_own: "Eigener Text",
    state_problems: "Mit Hinweisen", found: "{n} Texte", found_one: "1 Text", in_posts: "in {n} Beiträgen", in_posts_one: "in einem Beitrag", found_none: "Nichts gefunden.",
    older: "Ältere Beiträge", older_why: "Für sie gibt es keine Texte mehr, nur den Beitrag selbst.",
    more_posts: "Weitere {n} Beiträge", more_posts_one: "Noch ein Beitrag", no_day: "ohne Termin",
    due: "fällig {when}", was_due: "war fällig {when}", place_today: "{at} von {n} heute",
    place_post: "{at} von {n}", read_post: "Beitrag ansehen",
    preview: "Vorschau", approximate: "ungefähr so", more: "… mehr", now: "Jetzt", like: "Gefällt mir", comment: "Kommentar",
    share_word: "Teilen", from: "Von", subject_word: "Betreff", no_text: "Hier gibt es keinen Text, nur Dateien.",
    part_n: "Teil {at} von {n}", fold_why: "Ungefähr hier klappt der Kanal den Text zu.", slide_n: "{n} Bilder zum Blättern",
    count_limit: "{n} von {limit} {unit}", count: "{n} {unit}", over: "{n} zu viel", advice: "gut bis {n}",
    unit: "Zeichen", unit_byte: "Bytes", hashtags: "{n} Hashtags", hashtags_one: "1 Hashtag",
    problems: "Zu prüfen", level_error: "Fehler", level_warning: "Hinweis", level_info: "Hinweis",
    dropped: "Gekürzt, damit es passt. Weggelassen: {list}.", own_text: "Das sind Ihre eigenen Worte.",
    small_picture: "Das Bild hat {width} × {height} Pixel, gezeigt wird es mit {wide} × {high}. Ein größeres sieht besser aus.",
    block_label: "Überschrift", block_hook: "Einstieg", block_support: "weitere Sätze", block_points: "Liste",
    block_punch: "Schlusspointe", block_ending: "Schluss", block_link: "Link", block_question: "Frage",
    block_mentions: "Erwähnungen", block_hashtags: "Hashtags", block_details: "Angaben",
    steps: "Schritte", step_copy: "Texte kopieren", step_copy_one: "Text kopieren", copy: "{name} kopieren", copied: "kopiert",
    said_copied: "{name} ist in der Zwischenablage.", copy_failed: "Der Browser lässt das Kopieren nicht zu. Markieren Sie den Text und kopieren Sie ihn von Hand.",
    copy_part: "Teil {at} kopieren", next_part: "Nächster Teil: {at} von {n}", again: "Von vorn",
    all_parts: "Alle {n} Teile sind kopiert.", rich: "Formatiert", rich_text: "Der formatierte Text", rich_copy: "Formatiert kopieren", rich_for: "mit Listen und Links", rich_later: "nach dem nächsten Bauen",
    link_copy: "Link zum Beitrag", link_campaign: "für die Statistik", link_profile: "fürs Profil", edited: "geändert",
    edit: "Bearbeiten", edit_title: "{name} bearbeiten", edit_why: "Gilt, bis Sie das Fenster schließen. Soll es bleiben, übernehmen Sie es in den Beitrag.",
    edit_done: "Fertig", edit_reset: "Zurück zum Original", take_back: "In den Beitrag übernehmen",
    take_forge: "Bei {forge} öffnen", take_file: "Datei herunterladen", take_patch: "Als Patch herunterladen",
    take_why_file: "Wird zu {path}; beim nächsten Bauen steht der Text dann so da.",
    take_why_head: "Kommt in den Kopf von {path}; beim nächsten Bauen steht der Text dann so da.",
    take_why_lines: "Gehört in den Kopf von {path}. Was dort schon zu diesem Kanal steht, führen Sie bitte selbst damit zusammen.",
    take_copy_head: "Neuen Kopf kopieren", take_copy_lines: "Zeilen kopieren",
    take_copied_head: "Der neue Kopf ist in der Zwischenablage. Ersetzen Sie damit den alten, von der ersten Zeile --- bis zur zweiten.",
    take_copied_lines: "Die Zeilen sind in der Zwischenablage; fügen Sie sie im Kopf des Beitrags ein.",
    take_also: "Gilt dann auch für {list}.",
    take_same: "Am Text ist nichts geändert.", take_braces: "{braces} sieht aus wie ein Platzhalter, den es nicht gibt. Der nächste Bau hält deshalb an; nehmen Sie andere Klammern.",
    take_empty: "Der Text ist leer.", take_copied_file: "Der Text ist in der Zwischenablage; fügen Sie ihn dort ein.",
    step_pictures: "Bilder sichern", step_pictures_one: "Bild sichern", step_files: "Dateien sichern",
    save: "{name} sichern", save_zip: "Alles als ZIP", alt_copy: "Alternativtext kopieren", alt_text: "Der Alternativtext", one_shape: "Eine Form genügt; nehmen Sie die, die Ihnen gefällt.", alt_copy_n: "Alternativtext {n} kopieren", alts: "{n} Alternativtexte",
    alt_none: "Nur Schmuck, ohne Alternativtext.", alt_missing: "Es fehlt ein Alternativtext.",
    more_pictures: "Alle {n} Bilder zeigen",
    shape_landscape: "Querformat", shape_square: "Quadrat", shape_portrait: "Hochformat", shape_story: "Ganzer Bildschirm",
    shape_cover: "Titelbild", shape_header: "Kopfbild", shape_feature: "Titelbild", shape_featured: "Titelbild",
    shape_content: "Bild im Text", shape_thumbnail: "Vorschaubild", picture_n: "Bild {n}",
    not_loaded: "Eine Datei ließ sich nicht laden. Prüfen Sie die Verbindung. Wurde die Website inzwischen neu veröffentlicht, laden Sie die Seite neu.",
    step_open: "Einfügen und veröffentlichen", open: "{name} öffnen", open_mail: "E-Mail-Programm öffnen", new_window: "neues Fenster",
    carried: "Bringt schon mit: {list}.", by_hand: "Von Hand: {list}.", carries_nothing: "Öffnet leer; fügen Sie alles von Hand ein.",
    carry_url: "Link", carry_link: "Link", carry_text: "Text", carry_title: "Titel", carry_subject: "Betreff",
    share: "Teilen", share_with: "mit Bildern", share_failed: "Teilen ging nicht. Meldung: {why}",
    on_file: "Diese Seite ist eine Datei. Teilen und als App installieren lässt sie sich nur, wenn sie von einem Server kommt.",
    qr: "QR-Code zum Beitrag", qr_why: "Führt zum Beitrag, etwa für ein Schild oder einen Zettel an der Tür.",
    phone: "Am Handy weitermachen", phone_code: "QR-Code zu dieser Ansicht", phone_why: "Mit der Kamera des Handys scannen: Dort öffnet sich genau diese Ansicht.",
    posted: "Gepostet", posted_at: "Gepostet {day}, {time}", posted_link: "Zum Beitrag dort", posted_changed: "Der Text wurde seitdem geändert.",
    ask: "Wo steht es?", ask_why: "Der Link hilft später beim Wiederfinden, und der Blogbeitrag kann darauf verweisen.",
    ask_url: "Link zum geposteten Text", ask_ok: "Als gepostet merken", ask_skip: "Ohne Link merken", cancel: "Abbrechen",
    ask_bad: "Das ist keine Adresse. Sie beginnt mit https://", saved_ledger: "{name} steht in der Ablage.",
    saved_device: "{name} ist auf diesem Gerät gemerkt.", not_saved: "Merken ging nicht: Dieser Browser speichert nichts.",
    ledger_failed: "Die Ablage nahm es nicht an, auf diesem Gerät ist es gemerkt. Meldung: {why}", ledger_refused: "Die Ablage nahm es nicht an. Meldung: {why}",
    undo_failed: "Rückgängig ging nicht. Meldung: {why}", ledger: "Für alle festhalten",
    ledger_why: "Bisher weiß es nur dieses Gerät. Steht es in der Ablage, wissen es alle, und der Blogbeitrag kann darauf verweisen. Die Datei gehört nach {folder}; schicken Sie sie an die Person, die Ihre Website betreut.",
    ledger_forge: "Eintrag bei {forge} anlegen", ledger_file: "Eintrag herunterladen", ledger_is: "Steht in der Ablage.", ledger_is_in: "Ändern lässt es sich im Repository, in {path}.",
    next_item: "Weiter: {name}", missing: "Diesen Text gibt es nicht (mehr).", missing_why: "Vielleicht wurde der Beitrag umbenannt oder ist älter als der Zeitraum, für den Texte aufgehoben werden.",

  },
  en: {
    desk: "Desk", skip: "Skip to content", scheme: "Light or dark", language: "Deutsch", language_code: "de", all_posts: "All posts",
    search: "Search", main_nav: "Sections", back: "Back to the desk",
    foot: "This page loads nothing from other servers. Built with Litfass.",
    numbers: "zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve",
    today_n: "{n} posters today", today_n_one: "One poster today", today_none: "Today is free",
    today_done: "All posted for today", minutes: "about {n} minutes", minutes_one: "about a minute", week: "This week",
    week_of: "{day}: {n} posters, {done} done", week_of_one: "{day}: one poster, {done} done",
    today: "today", tomorrow: "tomorrow", yesterday: "yesterday", clock: "{time}", since: "since {day}", on_day: "on {day}", not_online: "Not online yet: the link works once the post is published, {when}.",
    group_late: "Overdue", group_today: "Today", group_week: "This week", group_later: "Later",
    group_left: "Left over", group_undated: "Without a date", group_done: "Done lately",
    group_post: "This post", group_else: "Also due",
    posted_of: "{done} of {n} posted", items: "{n} posters", items_one: "1 poster", of_posts: "from {n} posts",
    of_posts_one: "from one post", more_rows: "Show all {n}", tick_all: "Tick off all {n}",
    tick_all_one: "Tick off", tick_all_why: "Posted already, or not needed any more? Tick them off in one go.",
    ticked_all: "{n} ticked off.", ticked_all_one: "1 ticked off.", tick: "{name}: posted",
    tick_ledger: "{name}: posted, in the ledger", ticked: "{name} is ticked off on this device.", unticked: "{name} is open again.", undo: "Undo",
    empty: "There are no texts yet. As soon as a post has a date, the next build puts it here.",
    calm: "Nothing is waiting. The next post brings new texts.",
    pictures: "{n} pictures", pictures_one: "1 picture", thread_of: "{n} parts", text: "Text", document: "PDF", link: "Link",
    search_label: "Search posts, channels and texts", filter_channel: "Channel", filter_state: "State",
    any_channel: "All channels", any_state: "All", state_open: "Open", state_done: "Posted", state_own: "Own text",
    state_problems: "With notes", found: "{n} texts", found_one: "1 text", in_posts: "in {n} posts", in_posts_one: "in one post", found_none: "Nothing found.",
    older: "Older posts", older_why: "There are no texts for them any more, only the post itself.",
    more_posts: "{n} more posts", more_posts_one: "One more post", no_day: "no date",
    due: "due {when}", was_due: "was due {when}", place_today: "{at} of {n} today",
    place_post: "{at} of {n}", read_post: "See the post",
    preview: "Preview", approximate: "approximate", more: "… more", now: "Now", like: "Like", comment: "Comment",
    share_word: "Share", from: "From", subject_word: "Subject", no_text: "There is no text here, only files.",
    part_n: "Part {at} of {n}", fold_why: "The channel folds the text about here.", slide_n: "{n} pictures to leaf through",
    count_limit: "{n} of {limit} {unit}", count: "{n} {unit}", over: "{n} too many", advice: "good up to {n}",
    unit: "characters", unit_byte: "bytes", hashtags: "{n} hashtags", hashtags_one: "1 hashtag",
    problems: "To check", level_error: "Error", level_warning: "Note", level_info: "Note",
    dropped: "Shortened to fit. Left out: {list}.", own_text: "These are your own words.",
    small_picture: "The picture has {width} × {height} pixels, it is shown with {wide} × {high}. A larger one looks better.",
    block_label: "headline", block_hook: "opening", block_support: "further sentences", block_points: "list",
    block_punch: "punch line", block_ending: "ending", block_link: "link", block_question: "question",
    block_mentions: "mentions", block_hashtags: "hashtags", block_details: "details",
    steps: "Steps", step_copy: "Copy the texts", step_copy_one: "Copy the text", copy: "Copy {name}", copied: "copied",
    said_copied: "{name} is in the clipboard.", copy_failed: "The browser does not allow copying. Select the text and copy it by hand.",
    copy_part: "Copy part {at}", next_part: "Next part: {at} of {n}", again: "Start again",
    all_parts: "All {n} parts are copied.", rich: "Formatted", rich_text: "The formatted text", rich_copy: "Copy formatted", rich_for: "with lists and links", rich_later: "after the next build",
    link_copy: "Link to the post", link_campaign: "for statistics", link_profile: "for the profile", edited: "changed",
    edit: "Edit", edit_title: "Edit: {name}", edit_why: "It holds until you close the window. To keep it, take it back into the post.",
    edit_done: "Done", edit_reset: "Back to the original", take_back: "Take it back into the post",
    take_forge: "Open at {forge}", take_file: "Download the file", take_patch: "Download as a patch",
    take_why_file: "Becomes {path}; after the next build the text reads like this.",
    take_why_head: "Goes into the front matter of {path}; after the next build the text reads like this.",
    take_why_lines: "Belongs into the front matter of {path}. Please join it yourself with what it says of this channel already.",
    take_copy_head: "Copy the new front matter", take_copy_lines: "Copy the lines",
    take_copied_head: "The new front matter is in the clipboard. Put it in place of the old one, from the first line --- to the second.",
    take_copied_lines: "The lines are in the clipboard; paste them into the post's front matter.",
    take_also: "It then also holds for {list}.",
    take_same: "Nothing in the text has changed.", take_braces: "{braces} looks like a placeholder that there is not. The next build stops at it; take other brackets.",
    take_empty: "The text is empty.", take_copied_file: "The text is in the clipboard; paste it there.",
    step_pictures: "Save the pictures", step_pictures_one: "Save the picture", step_files: "Save the files",
    save: "Save {name}", save_zip: "All as a ZIP", alt_copy: "Copy the alternative text", alt_text: "The alternative text", one_shape: "One shape is enough; take the one that you like.", alt_copy_n: "Copy alternative text {n}", alts: "{n} alternative texts",
    alt_none: "Decoration only, no alternative text.", alt_missing: "An alternative text is missing.",
    more_pictures: "Show all {n} pictures",
    shape_landscape: "Landscape", shape_square: "Square", shape_portrait: "Portrait", shape_story: "Full screen",
    shape_cover: "Cover", shape_header: "Header", shape_feature: "Cover", shape_featured: "Cover",
    shape_content: "In the text", shape_thumbnail: "Thumbnail", picture_n: "Picture {n}",
    not_loaded: "A file could not be loaded. Check the connection. If the website was published anew since, load the page again.",
    step_open: "Paste and publish", open: "Open {name}", open_mail: "Open the mail program", new_window: "new window",
    carried: "Brings along: {list}.", by_hand: "By hand: {list}.", carries_nothing: "Opens empty; paste everything by hand.",
    carry_url: "link", carry_link: "link", carry_text: "text", carry_title: "title", carry_subject: "subject",
    share: "Share", share_with: "with pictures", share_failed: "Sharing did not work. Message: {why}",
    on_file: "This page is a file. It can share and be installed as an app only where it comes from a server.",
    qr: "QR code for the post", qr_why: "Leads to the post, for a notice on paper.",
    phone: "Go on on your phone", phone_code: "QR code for this view", phone_why: "Scan it with your phone's camera: this very view opens there.",
    posted: "Posted", posted_at: "Posted {day}, {time}", posted_link: "See it there", posted_changed: "The text has changed since.",
    ask: "Where is it?", ask_why: "The link helps you find it again, and the blog post can point to it.",
    ask_url: "Link to what you posted", ask_ok: "Remember as posted", ask_skip: "Remember without a link", cancel: "Cancel",
    ask_bad: "That is no address. It begins with https://", saved_ledger: "{name} is in the ledger.",
    saved_device: "{name} is remembered on this device.", not_saved: "It could not be remembered: this browser stores nothing.",
    ledger_failed: "The ledger did not take it, this device remembers it. Message: {why}", ledger_refused: "The ledger did not take it. Message: {why}",
    undo_failed: "Undo did not work. Message: {why}", ledger: "Record it for everyone",
    ledger_why: "So far only this device knows. As an entry in the ledger everyone knows, and the blog post can point to it. The file belongs into {folder}; send it to whoever looks after your website.",
    ledger_forge: "Make the entry at {forge}", ledger_file: "Download the entry", ledger_is: "It is in the ledger.", ledger_is_in: "It can be changed in the repository, in {path}.",
    next_item: "Next: {name}", missing: "This text is not here (any more).", missing_why: "Perhaps the post was renamed, or it is older than the time for which texts are kept.",

  },
};

let spoken = "de";

/**
 * Speaks `language` from now on: German for "de", "de-AT" and so on, else English.
 * @param {string} language
 */
export function speak(language) {
  spoken = language.split("-")[0] === "de" ? "de" : "en";
}

/**
 * The language that is spoken, as dates and numbers want it.
 * @returns {string}
 */
export function locale() {
  return spoken === "de" ? "de-DE" : "en-GB";
}

/**
 * The words behind `key` with their values; with `n` a key with `_one` behind it goes first where n is 1.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function say(key, values = {}) {
  const words = WORDS[spoken];
  const found = (values.n === 1 && words[`${key}_one`]) || words[key] || key;
  return found.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shownValue(values[name]) : whole));
}

/**
 * Words that may be missing: what a name is called here, else `other`.
 * @param {string} key
 * @param {string} other
 * @returns {string}
 */
export function sayOr(key, other) {
  return WORDS[spoken][key] || other;
}

/**
 * @param {string | number} value
 * @returns {string}
 */
function shownValue(value) {
  return typeof value === "number" ? value.toLocaleString(locale()) : value;
}

/**
 * "drei" for 3; in figures above twelve.
 * @param {number} n
 * @returns {string}
 */
export function inWords(n) {
  return say("numbers").split(",")[n] || n.toLocaleString(locale());
}

/**
 * "Text, Titel und Link"
 * @param {string[]} parts
 * @returns {string}
 */
export function listed(parts) {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(parts);
}

/**
 * "640 KB"
 * @param {number} bytes
 * @returns {string}
 */
export function size(bytes) {
  const large = bytes >= 1_000_000;
  const value = large ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1000));
  return `${value.toLocaleString(locale(), { maximumFractionDigits: 1 })} ${large ? "MB" : "KB"}`;
}
