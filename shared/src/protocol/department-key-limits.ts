/** Of a department's key, in UTF-16 code units. */
export const MAX_DEPARTMENT_KEY_CHARS = 40;
