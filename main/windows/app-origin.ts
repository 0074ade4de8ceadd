/** The application's own scheme. Unlike `file://`, it gives pages access only to the files served here. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://kiosk';
