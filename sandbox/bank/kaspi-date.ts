/** Kazakhstan has been one zone since 1 March 2024. */
const ZONE_HOURS = 5;
const HOUR_MS = 3_600_000;

/** 2.1: `YYYY-MM-DDThh:mm:ss±h`, for example 2020-08-09T18:31:42+06; today the zone is +05. */
export function kaspiDate(wallMs: number): string {
  const local = new Date(wallMs + ZONE_HOURS * HOUR_MS).toISOString().slice(0, 19);
  return `${local}+${String(ZONE_HOURS).padStart(2, '0')}`;
}
