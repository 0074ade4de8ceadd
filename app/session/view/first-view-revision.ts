/** The revision of a view that the loop has not made: no running kiosk has it, so a touch on such a view is refused. */
export const FIRST_VIEW_REVISION = Number.MAX_SAFE_INTEGER;
