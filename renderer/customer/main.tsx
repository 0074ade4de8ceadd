import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/buttons.css';
import '../styles/stage.css';
import '../styles/still-there.css';
import '../styles/picture.css';
import '../styles/card.css';
import '../styles/idle.css';
import '../styles/catalogue.css';
import '../styles/idle-reach.css';
import '../styles/payment.css';
import '../styles/methods.css';
import '../styles/invoice.css';
import '../styles/cash.css';
import '../styles/quantity.css';
import '../styles/basket.css';
import '../styles/banner.css';
import '../styles/carried-change.css';
import '../styles/interrupted.css';
import '../styles/operator-notice.css';
import '../styles/outcome.css';
import '../styles/trouble.css';
import '../styles/receipt.css';
import '../styles/rings.css';
import '../styles/attract.css';
import '../styles/dark.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { customerBridge } from './state/bridge.ts';
import { warmUpFonts } from './fonts.ts';
import { watchTaps } from '../parts/double-tap.ts';
import { watchFingers } from '../parts/fingers.ts';
import { warmUpQr } from '../parts/qr-path.ts';
import { installTouchGuards } from './touch-guards.ts';
import { showView, viewStore } from './state/view-store.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

installTouchGuards(document);
watchTaps(document);
watchFingers(document);
warmUpFonts();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

const bridge = customerBridge();
bridge.on.view(showView);
const forget = viewStore.subscribe(() => {
  forget();
  // With the second frame the first is on its way to the screen.
  requestAnimationFrame(() => requestAnimationFrame(() => void bridge.calls.painted({})));
});
void bridge.calls.ready({});
// After the first view, so that the start does not wait for the QR encoder.
setTimeout(warmUpQr, 1000);
