import { StartFailure } from "../start-failure.ts";
import { type Addresses, type Physical, PSEUDO, physical } from "./physical.ts";
import type { Properties, Template } from "./template.ts";

/** The template with its references resolved to what runs on this computer. */
export type References = {
  /** The name of a resource, as CloudFormation would make it of stack and logical id. */
  readonly name: (id: string) => string;
  /** A value with every reference resolved; an unresolved one stops the start. */
  readonly resolve: (value: unknown) => unknown;
  /** Every resource of a type: its logical id and the named properties, resolved; what nobody reads may refer anywhere. */
  readonly all: (type: string, keys: readonly string[]) => readonly (readonly [id: string, properties: Properties])[];
};

/** Resolves against the addresses of the running emulators. */
export function references(template: Template, addresses: Addresses): References {
  const name = (id: string) => `${template.stack}-${id}`.slice(0, 80);
  const physicalOf = (id: string): Physical | undefined => {
    if (Object.hasOwn(PSEUDO, id)) return { Ref: PSEUDO[id] ?? "" };
    if (id === "AWS::StackName") return { Ref: template.stack };
    const resource = template.resources.get(id);
    return resource && physical(resource.type, name(id), addresses);
  };
  const attribute = (id: string, key: string) => {
    const found = physicalOf(id)?.[key];
    if (found === undefined)
      throw new StartFailure(`The template refers to ${key} of ${id}, which does not exist here.`);
    return found;
  };
  const functions = intrinsics(attribute);
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value === "string") return localIssuer(value, addresses.issuer);
    if (typeof value !== "object" || value === null) return value;
    const [[key, argument] = ["", undefined], ...more] = Object.entries(value);
    if (more.length === 0 && (key === "Ref" || key.startsWith("Fn::"))) return call(functions, key, argument, resolve);
    return Object.fromEntries(Object.entries(value).map(([entry, content]) => [entry, resolve(content)]));
  };
  const all = (type: string, keys: readonly string[]) =>
    [...template.resources]
      .filter(([, resource]) => resource.type === type)
      .map(([id, { properties }]) => {
        const read = Object.entries(properties).filter(([key]) => keys.includes(key));
        return [id, resolve(Object.fromEntries(read)) as Properties] as const;
      });
  return { name, resolve, all };
}

type Intrinsic = (argument: unknown) => unknown;

function call(
  functions: Readonly<Record<string, Intrinsic>>,
  key: string,
  argument: unknown,
  resolve: Intrinsic,
): unknown {
  const run = functions[key];
  if (!run) throw new StartFailure(`The template uses ${key}, which the local cloud cannot resolve.`);
  const result = run(key === "Ref" || key === "Fn::GetAtt" ? argument : resolve(argument));
  return resolve(result);
}

function intrinsics(attribute: (id: string, key: string) => string): Readonly<Record<string, Intrinsic>> {
  return {
    Ref: (id) => attribute(String(id), "Ref"),
    "Fn::GetAtt": (path) => {
      const [id = "", key = ""] = Array.isArray(path) ? path.map(String) : String(path).split(".");
      return attribute(id, key);
    },
    "Fn::Join": (argument) => {
      const [separator, parts] = argument as [string, string[]];
      return parts.join(separator);
    },
    "Fn::Split": (argument) => {
      const [separator, text] = argument as [string, string];
      return text.split(separator);
    },
    "Fn::Select": (argument) => {
      const [index, parts] = argument as [number | string, unknown[]];
      return parts[Number(index)];
    },
    "Fn::Sub": (argument) => {
      const [text, given] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, Record<string, string>];
      return text.replace(/\$\{([^}!]{1,255})\}/g, (_, path: string) => {
        const [id = "", key = "Ref"] = path.split(".");
        return given[path] ?? attribute(id, key);
      });
    },
  };
}

/** Tokens are issued here and not by Cognito: its address of the template's pool becomes the local issuer's. */
function localIssuer(text: string, issuer: string): string {
  return text.replace(/https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com\/[\w-]+/g, issuer);
}
