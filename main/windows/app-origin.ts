/** The application's own scheme. Unlike `file://`, it gives pages access only to the files served here. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://kiosk';

/** The scheme of the operator's pictures and videos for the attract loop, whose files a player reads in pieces. */
export const ATTRACT_SCHEME = 'attract';
