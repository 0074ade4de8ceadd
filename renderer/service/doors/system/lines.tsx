import type { ReactNode } from 'react';
import { formatKazakhTime } from '../../../../app/messages/kazakh-time.ts';
import { systemWords } from '../../../../app/messages/service/system-words.ts';
import { clockDifferenceMs } from '../../../../app/payment/clock-offset.ts';
import type { SystemFacts } from '../../../../app/service/doors/system/types.ts';
import { SECOND_MS } from '../../../../app/units.ts';
import { FactLine } from '../../parts/fact-line.tsx';
import { useService, useServiceWords } from '../../state/shown.ts';

const BYTES_PER_GIGABYTE = 1e9;
/** With less the journal and its backups soon have no room. */
const LEAST_FREE_BYTES = 2 * BYTES_PER_GIGABYTE;
/** Above this a computer in a closed cabinet slows itself down. */
const HOT_CELSIUS = 85;

/** How the computer fares: first what may be wrong with it, then what it is. */
export function SystemLines({ facts }: { readonly facts: SystemFacts }): ReactNode {
  const { say } = useServiceWords(systemWords);
  const { version, electron, chrome, node, system, host, dataDirectory, configFile, pins } = facts;
  const plain = { version, runtime: `Electron ${electron}, Chrome ${chrome}, Node.js ${node}`, system, host } as const;
  const word = (isSet: boolean): string => say(isSet ? 'pins.set' : 'pins.unset');
  return (
    <>
      <Clock facts={facts} />
      <Machine facts={facts} />
      <FactLine fact="pins" title={say('pins')} level={pins.technician ? null : 'attention'}>
        {say('pins.text', { technician: word(pins.technician), collector: word(pins.collector) })}
      </FactLine>
      {(['version', 'runtime', 'system', 'host'] as const).map((fact) => (
        <FactLine key={fact} fact={fact} title={say(fact)}>
          {plain[fact]}
        </FactLine>
      ))}
      <FactLine fact="data" title={say('data')}>
        {dataDirectory}
      </FactLine>
      <FactLine fact="config" title={say('config')}>
        {configFile ?? say('none')}
      </FactLine>
    </>
  );
}

function Clock({ facts }: { readonly facts: SystemFacts }): ReactNode {
  const { say } = useServiceWords(systemWords);
  const { wallMs, zone, isZoneRight, offsetMs } = facts.clock;
  const isWrong = clockDifferenceMs(offsetMs) !== null;
  const time = formatKazakhTime(wallMs);
  const words =
    offsetMs === null
      ? say('clock.unasked', { time })
      : say('clock.text', { time, seconds: Math.round(offsetMs / SECOND_MS) });
  return (
    <>
      <FactLine
        fact="clock"
        isDuty
        title={say('clock')}
        level={offsetMs === null ? 'unknown' : isWrong ? 'attention' : 'works'}
      >
        {isWrong ? `${words}. ${say('clock.wrong')}` : words}
      </FactLine>
      <FactLine fact="zone" isDuty title={say('zone')} level={isZoneRight ? 'works' : 'attention'}>
        {isZoneRight ? zone : say('zone.wrong', { zone })}
      </FactLine>
    </>
  );
}

function Machine({ facts }: { readonly facts: SystemFacts }): ReactNode {
  const { say } = useServiceWords(systemWords);
  const { addresses, disk, temperatures } = facts;
  const { language } = useService().frame;
  const gigabytes = (bytes: number): string => {
    const number = (bytes / BYTES_PER_GIGABYTE).toFixed(1);
    return language === 'en' ? number : number.replace('.', ',');
  };
  const isHot = temperatures.some(({ celsius }) => celsius >= HOT_CELSIUS);
  return (
    <>
      <FactLine fact="addresses" title={say('addresses')} level={addresses.length === 0 ? 'fault' : 'works'}>
        {addresses.length === 0 ? say('addresses.none') : addresses.join(', ')}
      </FactLine>
      <FactLine
        fact="disk"
        isDuty
        title={say('disk')}
        level={disk === null ? 'unknown' : disk.freeBytes < LEAST_FREE_BYTES ? 'attention' : 'works'}
      >
        {disk !== null && say('disk.text', { free: gigabytes(disk.freeBytes), total: gigabytes(disk.totalBytes) })}
      </FactLine>
      {temperatures.length > 0 && (
        <FactLine fact="temperature" isDuty title={say('temperature')} level={isHot ? 'attention' : 'works'}>
          {temperatures
            .map(({ name, celsius }) => say('temperature.text', { name, celsius: Math.round(celsius) }))
            .join(', ')}
        </FactLine>
      )}
    </>
  );
}
