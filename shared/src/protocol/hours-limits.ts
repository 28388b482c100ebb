/** What a week or a year of hours may hold at most; an owner with more has a calendar, not hours. */
export const MAX_INTERVALS_A_DAY = 6;
export const MAX_SPECIAL_DAYS = 200;
