/** The files in the sandbox's folder that a kiosk needs; the names are those of appendices 1 and 2. */
export const SANDBOX_FILES = {
  rootCa: 'kbs_root_ca.crt',
  intermediateCa: 'kbs_ca.crt',
  pfx: 'certfile.pfx',
  passphrase: 'passphrase',
} as const;

/** The file of the key for ApiPay's stand-in, in the same folder. */
export const SANDBOX_APIPAY_KEY = 'apipay-key';
