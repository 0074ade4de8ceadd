import { expect, test } from 'vitest';
import { kaspiPhoneNumber } from '../../../app/payment/kaspi/phone-number.ts';

test.each(['87077777777', '+77077777777', '77077777777', '7077777777', '8 (707) 777-77-77', '+7 707 777 77 77'])(
  '%s is sent as 87077777777',
  (text) => {
    expect(kaspiPhoneNumber(text)).toBe('87077777777');
  },
);

test.each(['', '8707777777', '870777777777', '+380 44 123 45 67', '8727 250 00 00 ext', '87a77777777'])(
  '"%s" is no mobile number of Kazakhstan',
  (text) => {
    expect(kaspiPhoneNumber(text)).toBeNull();
  },
);
