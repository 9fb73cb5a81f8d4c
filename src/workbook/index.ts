export * from "./address";
export * from "./snapshot";
export * from "./edit";
export * from "./host";
export * from "./dates";
export * from "./colour";
export * from "./kept";
export * from "./steps";
