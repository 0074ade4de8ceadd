import { z } from 'zod';
import { fillTemplate } from '../messages/fill-template.ts';
import { doctorAreas, doctorDuties, doctorSound } from '../messages/doctor-words.ts';
import { text } from '../messages/text.ts';
import type { Language } from '../language/language.ts';
import { problemReasonSchema, type Problem } from '../problem.ts';

export type DoctorArea = keyof typeof doctorAreas;

/** What is as it should be, and what is to be done, by the names of their sentences. */
export type SoundFinding = keyof typeof doctorSound;
export type Duty = keyof typeof doctorDuties;

const isSoundFinding = (name: unknown): name is SoundFinding =>
  typeof name === 'string' && Object.hasOwn(doctorSound, name);
const isDuty = (name: unknown): name is Duty => typeof name === 'string' && Object.hasOwn(doctorDuties, name);

const isArea = (name: unknown): name is DoctorArea => typeof name === 'string' && Object.hasOwn(doctorAreas, name);

const facts = z.record(z.string(), z.string());
const area = z.custom<DoctorArea>(isArea);
const problem = z.strictObject({ reason: problemReasonSchema, parameters: facts });

/** One line of the examination; `problem` has the sentence of an out-of-service screen. */
export const doctorLineSchema = z.union([
  z.strictObject({ area, isSound: z.literal(true), finding: z.custom<SoundFinding>(isSoundFinding), facts }),
  z.strictObject({
    area,
    isSound: z.literal(false),
    finding: z.custom<Duty>(isDuty),
    facts,
    problem: problem.optional(),
  }),
]);
export type DoctorLine = z.infer<typeof doctorLineSchema>;

/** As it should be. */
export function sound(of: DoctorArea, finding: SoundFinding, known: Readonly<Record<string, string>> = {}): DoctorLine {
  return { area: of, isSound: true, finding, facts: known };
}

/** Something to do. */
export function duty(of: DoctorArea, finding: Duty, known: Readonly<Record<string, string>> = {}): DoctorLine {
  return { area: of, isSound: false, finding, facts: known };
}

/** A configuration that cannot be used, in the words of the out-of-service screen. */
export function wrongConfiguration({ reason, parameters }: Problem): DoctorLine {
  return {
    area: 'configuration',
    isSound: false,
    finding: 'configuration-wrong',
    facts: parameters,
    problem: { reason, parameters },
  };
}

/** The line as a sentence, without the area. */
export function doctorSentence(line: DoctorLine, language: Language): string {
  if (line.isSound) return fillTemplate(doctorSound[line.finding][language], line.facts);
  if (line.problem !== undefined)
    return text(language, `problem.${line.problem.reason}.technician`, line.problem.parameters);
  return fillTemplate(doctorDuties[line.finding][language], line.facts);
}
