import { command, type Console } from '../../../app/command-line/command.ts';
import { LANGUAGE } from '../../../app/command-line/domain-options.ts';
import { DONE, type Ended } from '../../../app/command-line/exit-codes.ts';
import { path, required, value } from '../../../app/command-line/option.ts';
import { refused } from '../../../app/command-line/run-command.ts';
import { apiPayText } from '../../../app/messages/apipay-words.ts';
import { IDN, type VerificationProgress } from '../../../app/payment/verification.ts';
import { err, ok } from '../../../app/result.ts';
import { loadConfig } from '../../config/load-config.ts';
import { createRedactor } from '../../log/redact.ts';
import { ApiPayProvider } from '../../payments/apipay/provider.ts';
import type { CommandContext } from '../terminal/context.ts';
import { sentence, systemLanguage } from '../terminal/words.ts';

/** The time left is printed this often, in seconds: more would push the sentence above out of sight. */
const TOLD_EVERY_S = 10;

const TEXT = `Asks ApiPay to verify the organisation, which somebody confirms in the Kaspi Business app within two minutes.
Invoices are sent only for a verified organisation.`;

const verify = command({
  name: 'verify',
  summary: 'verifies the organisation at ApiPay; confirm it in Kaspi Business within two minutes',
  text: TEXT,
  options: {
    config: required(path({ placeholder: 'FILE', help: "the kiosk's configuration" })),
    idn: required(
      value({ placeholder: 'IDN', help: 'the БИН or ИИН of the organisation, 12 digits' }, (typed) =>
        IDN.test(typed) ? ok(typed) : err(`takes 12 digits, not ${typed}`),
      ),
    ),
    language: LANGUAGE,
  },
  read: ({ config, idn, language, json }) => ok({ configFile: config, idn, language, json }),
  run: async ({ configFile, idn, json, ...request }, context: VerifyContext): Promise<Ended> => {
    const loaded = loadConfig(configFile);
    const language =
      request.language ?? (loaded.ok ? loaded.value.languages[0] : undefined) ?? systemLanguage(context.env);
    if (!loaded.ok) return refused(context, json, loaded.error.reason, sentence(loaded.error, language));
    const apiPay = loaded.value.payment?.apiPay;
    if (apiPay === undefined) return refused(context, json, 'no-apipay', apiPayText(language, 'apipay.none'));
    const service = new ApiPayProvider(apiPay, {
      clock: context.clock,
      log: { write: () => undefined },
      redactor: createRedactor(),
    });
    try {
      let toldS = Number.POSITIVE_INFINITY;
      const told = ({ instruction, leftS: seconds }: VerificationProgress): void => {
        if (seconds > toldS - TOLD_EVERY_S) return;
        if (toldS === Number.POSITIVE_INFINITY)
          context.complain(`${[apiPayText(language, 'apipay.confirm'), instruction ?? ''].join(' ').trim()}\n`);
        toldS = seconds;
        context.complain(`${apiPayText(language, 'apipay.waiting', { seconds })}\n`);
      };
      const verified = await service.verification.verify(idn, { told });
      if (!verified.ok) return refused(context, json, verified.error.code, sentence(verified.error.problem, language));
      if (verified.value !== 'verified')
        return refused(context, json, verified.value, apiPayText(language, `apipay.${verified.value}`));
      context.out(
        json ? `${JSON.stringify({ idn, status: 'verified' })}\n` : `${apiPayText(language, 'apipay.verified')}\n`,
      );
      return DONE;
    } finally {
      service.close();
    }
  },
});

type VerifyContext = Console & Pick<CommandContext, 'clock' | 'env'>;

/** What a technician does at ApiPay. */
export const apiPayCommand = {
  kind: 'group',
  name: 'apipay',
  summary: 'the organisation at ApiPay',
  verbs: [verify],
} as const;
