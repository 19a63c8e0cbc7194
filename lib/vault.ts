import { Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import { ChannelTable } from "./channel-table.ts";

/** Addresses and identifiers, sealed: the only place from which a person could be found. */
export class Vault extends ChannelTable {
  /** Seals and unseals, by purpose. */
  readonly sealingKey: Key;
  /** Turns an address into its pseudonym; an HMAC key cannot be rotated without losing every thread. */
  readonly pseudonymKey: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.sealingKey = new Key(this, "SealingKey", { description: "Seals addresses and text", enableKeyRotation: true });
    this.pseudonymKey = new Key(this, "PseudonymKey", {
      description: "Pseudonyms of addresses",
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
    });
  }
}
