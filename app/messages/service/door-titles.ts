import type { LocalText } from '../../language/language.ts';

/** What the doors of the service menu are called. */
export const doorTitles = {
  home: { kk: 'Автоматтың күйі', ru: 'Состояние автомата', en: 'State of the machine' },
  checks: { kk: 'Тексеру', ru: 'Проверка', en: 'Checks' },
  cash: { kk: 'Қолма-қол ақша', ru: 'Наличные', en: 'Cash' },
  stock: { kk: 'Тауар қоры', ru: 'Запас товаров', en: 'Stock' },
  products: { kk: 'Тауарлар мен бағалар', ru: 'Товары и цены', en: 'Products and prices' },
  debts: { kk: 'Қарыздар', ru: 'Долги', en: 'Debts' },
  sales: { kk: 'Сатылымдар', ru: 'Продажи', en: 'Sales' },
  log: { kk: 'Техникалық журнал', ru: 'Технический журнал', en: 'Technical log' },
  certificate: { kk: 'Сертификат', ru: 'Сертификат', en: 'Certificate' },
  payment: { kk: 'Төлем қызметі', ru: 'Платёжный сервис', en: 'Payment service' },
  devices: { kk: 'Құрылғылар', ru: 'Устройства', en: 'Devices' },
  export: { kk: 'Флешкаға файлдар', ru: 'Файлы на флешку', en: 'Files to a stick' },
  import: { kk: 'Флешкадан файлдар', ru: 'Файлы с флешки', en: 'Files from a stick' },
  system: { kk: 'Жүйе', ru: 'Система', en: 'System' },
  setup: { kk: 'Автоматты баптау', ru: 'Настройка автомата', en: 'Set-up' },
} satisfies Readonly<Record<string, LocalText>>;
