/** Where the package has its configuration, and the kiosk its data. */
export const FIELD_CONFIG = '/etc/sauda/kiosk.yaml';
export const FIELD_DATA = '/var/lib/sauda';
