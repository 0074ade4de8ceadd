import '../styles/fonts.css';
import '../styles/console/frame.css';
import '../styles/console/lists.css';
import '../styles/console/machine.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { ConsoleApp } from './console-app.tsx';
import { readConsoleSettings } from './link/console-settings.ts';
import { begin } from './state/console-store.ts';

// Its quicker way makes code out of text, which the security policy of the page forbids.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('console.html has no #root');
createRoot(root).render(<ConsoleApp />);
void readConsoleSettings().then(begin);
