/** The two forms of token that a payment service answers with. */
export const DIGITS_TOKEN = '20212112345678901234567890123456789012345';
export const LINK_TOKEN = 'https://qr.kaspi.kz/7f3a9c0e-5b1d-4b8e-9a55-2f6f0c1d8e21?sum=12250.50';
