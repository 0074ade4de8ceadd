import type { CodeLook } from '../../../app/payment/capabilities.ts';

/** A code for the applications of all banks, as a service would describe it. */
export const OTHER_CODE_LOOK: CodeLook = {
  name: { kk: 'Банкаралық QR', ru: 'Межбанковский QR', en: 'QR of all banks' },
  title: {
    kk: 'Кез келген банктің қосымшасымен төлеңіз',
    ru: 'Оплатите приложением любого банка',
    en: 'Pay with the app of any bank',
  },
  steps: [
    { kk: 'Банк қосымшасын ашыңыз', ru: 'Откройте приложение своего банка', en: 'Open the app of your bank' },
    { kk: 'Кодты сканерлеңіз', ru: 'Отсканируйте код', en: 'Scan the code' },
  ],
  emblem: { path: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM15 15h3v3h-3z', colour: '#00788a' },
};
