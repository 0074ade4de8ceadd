/** A board at its place: another one in the same socket is a new one only to a person. */
export interface CommissionedBoard {
  readonly driver: string;
  readonly port: string;
}

/**
 * Whether a person has seen a board without feedback move. The check that lets a contact close before a person's eyes
 * writes it; it is on disk when `record` resolves.
 */
export interface Commissioning {
  isCommissioned(board: CommissionedBoard): Promise<boolean>;
  record(board: CommissionedBoard): Promise<void>;
}
