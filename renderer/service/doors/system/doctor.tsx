import type { ReactNode } from 'react';
import { doctorSentence, type DoctorLine } from '../../../../app/doctor/line.ts';
import { doctorAreas } from '../../../../app/messages/doctor-words.ts';
import { systemWords } from '../../../../app/messages/service/system-words.ts';
import type { Examination } from '../../../../app/service/doors/system/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FactLine } from '../../parts/fact-line.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useService, useServiceWords } from '../../state/shown.ts';

/** What `sauda doctor` finds: first what is to be done, then what is sound. */
export function Doctor({
  examination,
  onExamine,
  onClose,
}: {
  readonly examination: Examination;
  readonly onExamine: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { say } = useServiceWords(systemWords);
  const isUnderWay = examination.kind === 'under-way';
  return (
    <div className="door">
      <Outcome examination={examination} />
      <div className="door-actions">
        <ActionButton action="doctor" disabled={isUnderWay} onPress={onExamine}>
          {say('doctor.again')}
        </ActionButton>
        <ActionButton action="doctor-close" onPress={onClose}>
          {say('doctor.close')}
        </ActionButton>
      </div>
      {examination.kind === 'done' && <Findings lines={examination.lines} />}
    </div>
  );
}

function Outcome({ examination }: { readonly examination: Examination }): ReactNode {
  const { say } = useServiceWords(systemWords);
  if (examination.kind === 'under-way') return <Notice kind="attention">{say('doctor.under-way')}</Notice>;
  if (examination.kind === 'failed')
    return <Notice kind="fault">{say('doctor.failed', { detail: examination.detail })}</Notice>;
  const count = examination.lines.length;
  const duties = examination.lines.filter(({ isSound }) => !isSound).length;
  if (duties === 0) return <Notice kind="good">{say('doctor.sound', { count })}</Notice>;
  return <Notice kind="attention">{say('doctor.duties', { count, duties })}</Notice>;
}

function Findings({ lines }: { readonly lines: readonly DoctorLine[] }): ReactNode {
  const { language } = useService().frame;
  const sorted = lines.toSorted((one, other) => Number(one.isSound) - Number(other.isSound));
  return (
    <ul className="facts">
      {sorted.map((line, index) => (
        <FactLine
          key={index}
          fact={`doctor-${line.area}`}
          isDuty
          title={doctorAreas[line.area][language]}
          level={line.isSound ? 'works' : 'attention'}
        >
          {doctorSentence(line, language)}
        </FactLine>
      ))}
    </ul>
  );
}
