"""What the registers hold on a day, in the shape in which plans are worked out and seasons rated."""
