import { AntdIsland } from "../screens/AntdIsland.tsx";
import { DataScreen } from "../screens/data/DataScreen.tsx";

/** The data screen with the component library it is made of. */
export default function DataRoute() {
  return (
    <AntdIsland>
      <DataScreen />
    </AntdIsland>
  );
}
