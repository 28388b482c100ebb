/** Files of one message (R41). */
export const MAX_FILES_PER_MESSAGE = 5;
/** Width times height of a picture, read from its head before anybody decodes it: 40 megapixels take 160 MB in a browser (R41). */
export const MAX_PICTURE_PIXELS = 40_000_000;
/** A file's name, cut from its end but for what follows the last dot (R38). */
export const MAX_FILE_NAME_CHARS = 120;
/** The header of an upload that carries the file's name, percent-encoded. */
export const FILE_NAME_HEADER = "presently-file-name";
