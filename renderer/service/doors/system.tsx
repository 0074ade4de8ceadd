import type { ReactNode } from 'react';
import { systemWords } from '../../../app/messages/service/system-words.ts';
import type { SystemFacts } from '../../../app/service/doors/system/types.ts';
import { FactLine } from '../parts/fact-line.tsx';
import { HoldButton } from '../parts/hold-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useService, useServiceWords } from '../state/shown.ts';
import type { DoorProps } from './door-props.ts';

const ENDINGS = ['restart', 'reboot', 'shutdown'] as const;
const BYTES_PER_GIGABYTE = 1e9;

/** Versions, addresses and disk, and the three endings. */
export function SystemDoor({ view, act }: DoorProps<'system'>): ReactNode {
  const { say } = useServiceWords(systemWords);
  const { facts, ending } = view;
  return (
    <div className="door">
      {ending !== null && <Notice kind="attention">{say('ending')}</Notice>}
      <ul className="facts">{facts !== null && <Facts facts={facts} />}</ul>
      <div className="door-actions">
        {ENDINGS.map((how) => (
          <HoldButton
            key={how}
            action={how}
            disabled={ending !== null}
            onHeld={() => {
              act({ kind: 'end', how });
            }}
          >
            {say(how)}
          </HoldButton>
        ))}
      </div>
    </div>
  );
}

function Facts({ facts }: { readonly facts: SystemFacts }): ReactNode {
  const { say } = useServiceWords(systemWords);
  const { version, electron, chrome, node, system, host, addresses, diskFreeBytes, dataDirectory, configFile } = facts;
  const { language } = useService().frame;
  const number = diskFreeBytes === null ? null : (diskFreeBytes / BYTES_PER_GIGABYTE).toFixed(1);
  const gigabytes = language === 'en' ? number : (number?.replace('.', ',') ?? null);
  return (
    <>
      <FactLine fact="version" title={say('version')}>
        {version}
      </FactLine>
      <FactLine fact="runtime" title={say('runtime')}>
        {`Electron ${electron}, Chrome ${chrome}, Node.js ${node}`}
      </FactLine>
      <FactLine fact="system" title={say('system')}>
        {system}
      </FactLine>
      <FactLine fact="host" title={say('host')}>
        {host}
      </FactLine>
      <FactLine fact="addresses" title={say('addresses')}>
        {addresses.length === 0 ? say('none') : addresses.join(', ')}
      </FactLine>
      <FactLine fact="disk" title={say('disk')}>
        {gigabytes === null ? say('none') : say('disk.text', { gigabytes })}
      </FactLine>
      <FactLine fact="data" title={say('data')}>
        {dataDirectory}
      </FactLine>
      <FactLine fact="config" title={say('config')}>
        {configFile ?? say('none')}
      </FactLine>
    </>
  );
}
