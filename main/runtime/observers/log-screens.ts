import type { Language } from '../../../app/language/schema.ts';
import type { Log } from '../../../app/log/events.ts';
import { text } from '../../../app/messages/text.ts';
import type { LoopObserver } from './observer.ts';

/** Logs each change of the screen, with the exact text of the out-of-service screen in the operator's language. */
export function logScreens(log: Log, language: Language): LoopObserver {
  let last = '';
  let isClosed = false;
  return {
    name: 'log-screens',
    observe({ view: { screen } }): void {
      const key = screen.name === 'out-of-service' ? JSON.stringify(screen.problem) : screen.name;
      if (key === last) return;
      last = key;
      if (screen.name === 'out-of-service') {
        const { reason, parameters } = screen.problem;
        const message = text(language, `problem.${reason}.technician`, parameters);
        log.write('error', 'out-of-service', { ...parameters, reason, message });
        isClosed = true;
      } else {
        log.write('info', 'screen-changed', {
          screen: screen.name,
          ...(screen.name === 'error' ? { reason: screen.reason } : {}),
        });
      }
      if (isClosed && screen.name === 'idle') {
        log.write('info', 'back-in-service');
        isClosed = false;
      }
    },
  };
}
