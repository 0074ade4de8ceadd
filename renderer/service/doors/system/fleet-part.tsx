import { useEffect, useRef, type ReactNode } from 'react';
import { expiryWarning } from '../../../../app/certificate/expiry.ts';
import { ENROL_LIMITS } from '../../../../app/fleet/enrol/limits.ts';
import type { EnrolmentStatus, FleetStanding } from '../../../../app/fleet/enrol/status.ts';
import { formatKazakhTime } from '../../../../app/messages/kazakh-time.ts';
import { fleetDoorWords } from '../../../../app/messages/service/fleet-words.ts';
import type { SystemAction } from '../../../../app/service/doors/system/actions.ts';
import type { Level } from '../../../../app/service/doors/home/types.ts';
import type { SystemFacts, SystemState } from '../../../../app/service/doors/system/types.ts';
import { DAY_MS } from '../../../../app/units.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { FactLine } from '../../parts/fact-line.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly view: SystemState;
  readonly act: (action: SystemAction) => void;
}

/** The machine's place in its fleet, and the way there: a code that the operator types at another computer. */
export function FleetPart({ view, act }: Props): ReactNode {
  const { say } = useServiceWords(fleetDoorWords);
  const { facts, enrolment, ending } = view;
  if (facts?.fleet === undefined) return null;
  const { fleet, clock } = facts;
  return (
    <section className="demo-switch">
      <ul className="facts">
        <FactLine fact="fleet" title={say('fleet')} level={levelOf(fleet, clock.wallMs)}>
          <Standing fleet={fleet} clock={clock} />
        </FactLine>
      </ul>
      <Way enrolment={enrolment} />
      {fleet.canEnrol && (
        <div className="door-actions">
          {enrolment.kind === 'open' ? (
            <ActButton action="fleet-cancel" does={{ kind: 'fleet-cancel' }} act={act}>
              {say('fleet-cancel')}
            </ActButton>
          ) : (
            <ActButton
              action="fleet-enrol"
              does={{ kind: 'fleet-enrol' }}
              act={act}
              disabled={ending !== null}
              isHeld={fleet.certificate !== null}
            >
              {say(isMember(fleet) ? 'fleet-enrol.again' : 'fleet-enrol')}
            </ActButton>
          )}
        </div>
      )}
    </section>
  );
}

/** It is in a fleet, or was before its place could not be read any more. */
function isMember({ certificate, unreadable }: FleetStanding): boolean {
  return certificate !== null || unreadable !== null;
}

function levelOf({ certificate, unreadable, isConnected }: FleetStanding, wallMs: number): Level {
  if (unreadable !== null) return 'fault';
  if (certificate === null) return 'attention';
  const { notAfterMs } = certificate;
  if (notAfterMs === null || notAfterMs <= wallMs) return 'fault';
  return expiryWarning(notAfterMs, wallMs) === null && isConnected === true ? 'works' : 'attention';
}

interface StandingProps {
  readonly fleet: FleetStanding;
  readonly clock: SystemFacts['clock'];
}

function Standing({ fleet, clock: { wallMs } }: StandingProps): ReactNode {
  const { say } = useServiceWords(fleetDoorWords);
  const { certificate, unreadable, canEnrol, isConnected } = fleet;
  if (unreadable !== null)
    return `${say('fleet.damaged', unreadable)} ${say(canEnrol ? 'damaged.join' : 'damaged.call')}`;
  if (certificate === null) return say('fleet.none');
  const { kioskId, notAfterMs } = certificate;
  if (notAfterMs === null) return say('fleet.unreadable', { kioskId });
  const date = formatKazakhTime(notAfterMs).split(' ')[0] ?? '';
  if (notAfterMs <= wallMs) return say('fleet.expired', { kioskId, date });
  const days = Math.floor((notAfterMs - wallMs) / DAY_MS);
  return `${say('fleet.member', { kioskId, date, days })} ${say(isConnected === true ? 'fleet.connected' : 'fleet.not-connected')}`;
}

function Way({ enrolment }: { readonly enrolment: EnrolmentStatus }): ReactNode {
  const { say } = useServiceWords(fleetDoorWords);
  switch (enrolment.kind) {
    case 'none':
      return null;
    case 'open':
      return <Code open={enrolment} />;
    case 'enrolled':
      return <Notice kind="good">{say('enrolled', { kioskId: enrolment.kioskId })}</Notice>;
    default:
      return <Notice kind="fault">{say(`ended.${enrolment.why}`, { detail: enrolment.detail })}</Notice>;
  }
}

function Code({ open }: { readonly open: Extract<EnrolmentStatus, { readonly kind: 'open' }> }): ReactNode {
  const { say } = useServiceWords(fleetDoorWords);
  const { code, untilWallMs, at, wrong, trouble } = open;
  const shown = useRef<HTMLParagraphElement>(null);
  // It appears above the button that was touched, on a low panel above its edge.
  useEffect(() => {
    shown.current?.scrollIntoView({ block: 'center' });
  }, [code]);
  const time = formatKazakhTime(untilWallMs).split(' ')[1] ?? '';
  return (
    <>
      <p className="fact-title">{say('code.title')}</p>
      <p ref={shown} className="enrol-code" data-fact="fleet-code">
        {code}
      </p>
      <p className="setup-text">{say('code.how', { time })}</p>
      {wrong > 0 && <Notice kind="fault">{say('code.wrong', { left: ENROL_LIMITS.mostWrong - wrong })}</Notice>}
      <Notice kind="attention">
        {trouble === null ? say(`code.${at}`) : say('code.trouble', { detail: trouble })}
      </Notice>
    </>
  );
}
