import type { Machine } from '../../../app/fleet/console/machine.ts';
import type { OpenAlarm } from '../../../app/fleet/console/standing.ts';
import { alarmText, nameIn, useConsole } from './use-console.ts';

/** Writes an alarm of a machine; a product is called by its name, where the machine has told it. */
export function useAlarmSentence(): (machine: Machine, alarm: Pick<OpenAlarm, 'alarm' | 'subject'>) => string {
  const language = useConsole((state) => state.language);
  return (machine, { alarm, subject }) => {
    const product = machine.lastOnline?.stock.find(({ productId }) => productId === subject);
    return alarmText(language, alarm, product === undefined ? subject : nameIn(language, product.name, subject));
  };
}
