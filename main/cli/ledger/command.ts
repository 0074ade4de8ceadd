import { command } from '../../../app/command-line/command.ts';
import { day, LANGUAGE } from '../../../app/command-line/domain-options.ts';
import { flag, path, required } from '../../../app/command-line/option.ts';
import { readPeriod } from '../../../app/journal/days.ts';
import { err, ok } from '../../../app/result.ts';
import { rescueLedger, type RescueConsole } from './rescue.ts';
import { printLedger } from './print.ts';

const TEXT = `Every sale with what was paid, delivered, refunded and owed, the totals last; with --totals the sums of each day and
method instead. Reads only, works beside a running kiosk. A journal that was changed from outside is exit code 1 (in
--json: "reason":"changed").
With --rescue: what a damaged journal still proves; with --yes a new journal that begins with it (the kiosk is stopped).`;

const DAY = { needs: ['totals'] };

export const ledgerCommand = command({
  name: 'ledger',
  summary: 'the audit of the money journal',
  text: TEXT,
  options: {
    'data-dir': required(path({ placeholder: 'DIR', help: "the kiosk's data directory" })),
    'totals': flag({ help: 'the sums of each day and method', conflicts: ['rescue'] }),
    'from': day({ help: "the first day of Kazakhstan's calendar, as 2026-11-01", ...DAY }),
    'to': day({ help: 'the last day', ...DAY }),
    'rescue': flag({ help: 'what a damaged journal still proves' }),
    'yes': flag({ help: 'begin a new journal with it', needs: ['rescue'] }),
    'language': { ...LANGUAGE, needs: ['rescue'] },
  },
  read: ({ 'data-dir': dataDirectory, json, totals, rescue, yes, language, from, to }) => {
    const period = readPeriod(from ?? undefined, to ?? undefined);
    if (!period.ok) return err(period.error);
    const common = { dataDirectory, json };
    return ok(
      rescue
        ? ({ kind: 'rescue', ...common, isAsked: yes, language: language ?? 'en' } as const)
        : ({ kind: 'ledger', ...common, totals: totals ? period.value : null } as const),
    );
  },
  run: (request, context: RescueConsole) =>
    request.kind === 'rescue' ? rescueLedger(request, context) : printLedger(request, context),
});
