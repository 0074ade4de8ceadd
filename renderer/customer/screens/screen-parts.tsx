import type { ReactNode } from 'react';
import { BasketActions, BasketContent, BasketGuide } from './basket-screen.tsx';
import { CashActions, CashContent, CashGuide } from './cash-screen.tsx';
import { CheckingContent } from './checking-screen.tsx';
import { ConfirmActions, ConfirmContent } from './confirm-screen.tsx';
import { DispensingContent } from './dispensing-screen.tsx';
import { ErrorActions, ErrorContent } from './error-screen.tsx';
import { IdleContent } from './idle-screen.tsx';
import { OutOfServiceContent } from './out-of-service-screen.tsx';
import { PaymentActions, PaymentContent, PaymentGuide } from './payment-screen.tsx';
import { InvoiceActions, InvoiceContent } from './invoice-screen.tsx';
import { PhoneActions, PhoneContent, PhoneGuide } from './phone-screen.tsx';
import { PreparingActions, PreparingContent } from './preparing-screen.tsx';
import { ProductActions, ProductContent, ProductGuide } from './product-screen.tsx';
import { hasCode, QrActions, QrContent, QrGuide } from './qr-screen.tsx';
import { RefundActions, RefundContent, RefundQrContent } from './refund-screen.tsx';
import type { CustomerScreen } from '../../../app/session/view/view.ts';
import type { ScreenOf } from './screen-of.ts';
import { StartingContent } from './starting-screen.tsx';
import { SuccessActions, SuccessContent } from './success-screen.tsx';

/** The parts of a screen: what is happening, what to do and how long it takes. */
export interface ScreenParts {
  readonly content: ReactNode;
  readonly guide: ReactNode;
  readonly actions: ReactNode;
}

function checkingParts(screen: ScreenOf<'qr' | 'confirm' | 'invoice'>): ScreenParts {
  return { content: <CheckingContent screen={screen} />, guide: null, actions: null };
}

function refundParts(screen: ScreenOf<'refund'>): ScreenParts {
  if (screen.qrToken !== null) {
    return {
      content: <RefundQrContent screen={screen} token={screen.qrToken} />,
      guide: <QrGuide />,
      actions: <RefundActions screen={screen} />,
    };
  }
  return {
    content: <RefundContent screen={screen} />,
    guide: null,
    actions: screen.step === 'asking' ? null : <RefundActions screen={screen} />,
  };
}

/** The parts of a screen; an upright panel stacks them, a wide one puts the last two on the right. */
export function screenParts(screen: CustomerScreen): ScreenParts {
  switch (screen.name) {
    case 'starting':
      return { content: <StartingContent screen={screen} />, guide: null, actions: null };
    case 'idle':
      return { content: <IdleContent screen={screen} />, guide: null, actions: null };
    case 'product':
      return {
        content: <ProductContent screen={screen} />,
        guide: screen.maxQuantity > 1 ? <ProductGuide screen={screen} /> : null,
        actions: <ProductActions screen={screen} />,
      };
    case 'basket':
      return {
        content: <BasketContent screen={screen} />,
        guide: <BasketGuide screen={screen} />,
        actions: <BasketActions screen={screen} />,
      };
    case 'payment':
      return {
        content: <PaymentContent screen={screen} />,
        guide: <PaymentGuide screen={screen} />,
        actions: <PaymentActions screen={screen} />,
      };
    case 'cash':
      return {
        content: <CashContent screen={screen} />,
        guide: <CashGuide screen={screen} />,
        actions: <CashActions screen={screen} />,
      };
    case 'phone':
      return {
        content: <PhoneContent screen={screen} />,
        guide: <PhoneGuide />,
        actions: <PhoneActions screen={screen} />,
      };
    case 'invoice':
      if (screen.closing) return checkingParts(screen);
      return { content: <InvoiceContent screen={screen} />, guide: null, actions: <InvoiceActions screen={screen} /> };
    case 'preparing':
      return { content: <PreparingContent screen={screen} />, guide: null, actions: <PreparingActions /> };
    case 'qr':
      if (screen.closing) return checkingParts(screen);
      return {
        content: <QrContent screen={screen} />,
        guide: hasCode(screen) ? <QrGuide code={screen.code} /> : null,
        actions: <QrActions screen={screen} />,
      };
    case 'confirm':
      if (screen.closing) return checkingParts(screen);
      return { content: <ConfirmContent screen={screen} />, guide: null, actions: <ConfirmActions screen={screen} /> };
    case 'dispensing':
      return { content: <DispensingContent screen={screen} />, guide: null, actions: null };
    case 'success':
      return { content: <SuccessContent screen={screen} />, guide: null, actions: <SuccessActions screen={screen} /> };
    case 'refund':
      return refundParts(screen);
    case 'error':
      return { content: <ErrorContent screen={screen} />, guide: null, actions: <ErrorActions screen={screen} /> };
    case 'out-of-service':
      return { content: <OutOfServiceContent screen={screen} />, guide: null, actions: null };
  }
}
