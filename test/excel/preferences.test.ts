/** @jest-environment jsdom */
import { preferences } from "../../src/excel/preferences";

afterEach(() => localStorage.clear());

test("preferences outlive the pane", () => {
  preferences().set("profile", { name: "council" });
  expect(preferences().get("profile")).toEqual({ name: "council" });
  preferences().remove("profile");
  expect(preferences().get("profile")).toBeNull();
});

test("where the browser refuses storage they last as long as the pane", () => {
  const refuse = jest
    .spyOn(Object.getPrototypeOf(localStorage) as typeof localStorage, "setItem")
    .mockImplementation(() => {
      throw new DOMException("denied", "SecurityError");
    });
  try {
    const mine = preferences();
    mine.set("profile", "x");
    expect(mine.get("profile")).toBe("x");
    mine.remove("profile");
    expect(mine.get("profile")).toBeNull();
  } finally {
    refuse.mockRestore();
  }
});
