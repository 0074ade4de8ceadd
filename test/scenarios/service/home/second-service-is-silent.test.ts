import { expect, test } from 'vitest';
import { byFlySchema } from '../../../../app/config/by-fly.ts';
import { LANGUAGES } from '../../../../app/language/schema.ts';
import { text } from '../../../../app/messages/text.ts';
import type { PaymentFailure } from '../../../../app/payment/provider.ts';
import { problem } from '../../../../app/problem.ts';
import { err, ok } from '../../../../app/result.ts';
import { byFlyCapabilities } from '../../../../main/payments/byfly/capabilities.ts';
import { aService } from '../../../support/harness/machine-settings.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';

const BY_FLY = byFlyCapabilities(byFlySchema.parse({ baseUrl: 'https://b.example/api', apiTokenFile: 'token' }));
const { provider } = BY_FLY;
/** As the network's own code reports it, which knows no service. */
const SILENT: PaymentFailure = { action: 'retry', problem: problem('server-silent'), code: 'TIMEOUT' };

/** A technician at home of a machine with Kaspi, which answers, and ByFly. */
function machine(): ServiceHarness {
  const kiosk = new ServiceHarness({ services: [aService(), BY_FLY] });
  kiosk.ready();
  kiosk.send({ kind: 'connect-answered', provider, result: ok({ tradePoint: null }) });
  kiosk.enter('technician');
  return kiosk;
}

function sentencesAtHome({ menu: { content } }: ServiceHarness): readonly string[] {
  if (content.step !== 'home') throw new Error(`the menu is at ${content.step}`);
  const problems = content.door.lines.flatMap(({ fact, problem: found }) =>
    fact.startsWith('payment') && found !== null ? [found] : [],
  );
  return problems.flatMap(({ reason, parameters }) =>
    LANGUAGES.map((language) => text(language, `problem.${reason}.technician`, parameters)),
  );
}

test.each(['does not connect', 'loses its pings'])(
  'ByFly that %s is named in its line at home, and Kaspi is not',
  (how) => {
    const kiosk = machine();
    expect(sentencesAtHome(kiosk)).toEqual([]);
    if (how === 'does not connect') kiosk.send({ kind: 'connect-answered', provider, result: err(SILENT) });
    else
      for (let pings = 0; pings < 2; pings += 1) kiosk.send({ kind: 'ping-answered', provider, result: err(SILENT) });
    const sentences = sentencesAtHome(kiosk);
    expect(sentences).toHaveLength(LANGUAGES.length);
    for (const sentence of sentences) {
      expect(sentence).toContain('ByFly');
      expect(sentence).not.toContain('Kaspi');
    }
  },
);
