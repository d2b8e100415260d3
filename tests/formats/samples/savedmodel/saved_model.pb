Ëž
™é
^
AssignVariableOp
resource
value"dtype"