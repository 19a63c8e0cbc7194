import { findAnnouncedAddresses } from "./address-label.ts";
import { wholeAddresses } from "./address-run.ts";
import type { Finder } from "./claim.ts";
import { findDescriptions } from "./dwelling.ts";
import { findRooms } from "./room.ts";
import { findStreets } from "./street.ts";

/** Finds where one household can be found: street and number, room, tent or block number, "third house behind …". */
export const findAddresses: Finder = (reading, claims) => {
  const { whole, claimRuns } = wholeAddresses(reading, claims);
  findStreets(reading, whole);
  findRooms(reading, whole);
  findDescriptions(reading, whole);
  findAnnouncedAddresses(reading, whole);
  claimRuns();
};
