"""The fields that the Details tab and the record dialogs are made of."""
